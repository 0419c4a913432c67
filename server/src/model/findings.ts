/**
 * What a check finds, kept by the declaration that it is about: so that after an edit only what concerns a changed
 * declaration is thrown away, and found again.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Declaration, Expression, SourceFile, TextRange } from '../syntax/tree.ts';
import type { DataBlock, ModelSymbol, SymbolUse } from './checked.ts';
import type { CheckedTest } from './checks/test.ts';
import type { ParameterBounds } from './checks/value-declarations.ts';
import type { CheckedExpression, ExpectedType } from './expression/types.ts';
import type { ValueCell } from './names/circles.ts';

/** A symbol as it is declared; its value is filled in when the check is done. */
export type PendingSymbol = Omit<ModelSymbol, 'checked'> & { readonly cell?: ValueCell };

interface KnownExpression {
  readonly checked: CheckedExpression;
  readonly expected?: ExpectedType;
}

/** What was found about the text of one declaration. */
export interface Section {
  readonly diagnostics: Diagnostic[];
  readonly symbols: PendingSymbol[];
  readonly uses: SymbolUse[];
  /** Ids of the symbols that its values use; also where the name stands in another file, from which it was inherited. */
  readonly used: Set<string>;
  readonly expressions: Expression[];
  /** Of a `param`. */
  bounds?: ParameterBounds | undefined;
  /** Of a `test`. */
  test?: CheckedTest;
  /** Of a `data` block. */
  data?: DataBlock | undefined;
}

const emptySection = (): Section => ({
  diagnostics: [],
  symbols: [],
  uses: [],
  used: new Set(),
  expressions: [],
});

export class Findings {
  /** Names of units and constants that something was called: uses of them mean the unit, and are not worth a word. */
  readonly takenNames = new Set<string>();
  /** Syntax messages that a better one replaces, as `CODE START`. */
  readonly superseded = new Set<string>();
  /** Symbols by id, those of imported files too. */
  readonly symbols = new Map<string, PendingSymbol>();
  readonly expressions = new Map<Expression, KnownExpression>();
  /** Ids of the symbols that values of imported files use. */
  readonly usedByImports = new Set<string>();
  #declarations: readonly Declaration[] = [];
  #sections: readonly Section[] = [];
  #sectionOf: ReadonlyMap<Declaration, Section> = new Map();
  /** What lies before the first declaration. */
  #head = emptySection();
  #last = 0;

  /** Begins a check: of what is in `kept` the findings stay, all others are forgotten. */
  begin(tree: SourceFile, kept: ReadonlySet<Declaration>): void {
    const before = this.#sectionOf;
    for (const [declaration, section] of before) if (!kept.has(declaration)) this.#forget(section);
    this.#forget(this.#head);
    this.#head = emptySection();
    this.#declarations = tree.declarations;
    this.#sections = tree.declarations.map(
      (declaration) => (kept.has(declaration) ? before.get(declaration) : undefined) ?? emptySection(),
    );
    this.#sectionOf = new Map(
      tree.declarations.map((declaration, index) => [declaration, this.#sections[index] ?? this.#head]),
    );
    this.#last = 0;
    this.takenNames.clear();
    this.superseded.clear();
  }

  #forget({ symbols, expressions }: Section): void {
    for (const { id } of symbols) this.symbols.delete(id);
    for (const expression of expressions) this.expressions.delete(expression);
  }

  /** The sections of all declarations, in the order of the text. */
  get sections(): readonly Section[] {
    return this.#sections;
  }

  /** Whether nothing is said of a declaration of the file. */
  isSilent(declaration: Declaration): boolean {
    return this.#sectionOf.get(declaration)?.diagnostics.length === 0;
  }

  /** Section of the declaration that an offset lies in, or else of the one before it. */
  sectionAt(offset: number): Section {
    const startOf = (index: number): number => this.#declarations[index]?.range.start ?? Infinity;
    // Most findings concern the same declaration as the one before.
    if (startOf(this.#last) > offset || startOf(this.#last + 1) <= offset) {
      let low = 0;
      let high = this.#declarations.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (startOf(middle) <= offset) low = middle + 1;
        else high = middle;
      }
      this.#last = low - 1;
    }
    return this.#sections[this.#last] ?? this.#head;
  }

  /** Everything that was said so far, in the order of the declarations. */
  diagnostics(): readonly Diagnostic[] {
    const keys = new Set<string>();
    return [this.#head, ...this.#sections].flatMap(({ diagnostics }) =>
      diagnostics.filter(({ onceFor }) => {
        if (onceFor === undefined) return true;
        if (keys.has(onceFor)) return false;
        keys.add(onceFor);
        return true;
      }),
    );
  }

  /** Whether a value of this file or of its imports uses the symbol. */
  isUsed(symbolId: string): boolean {
    return this.usedByImports.has(symbolId) || this.#sections.some(({ used }) => used.has(symbolId));
  }

  report(diagnostic: Diagnostic): void {
    this.sectionAt(diagnostic.range.start).diagnostics.push(diagnostic);
  }

  /** Notes that a name was written that stands for a symbol. */
  use(use: SymbolUse): void {
    this.sectionAt(use.range.start).uses.push(use);
  }

  /** Notes that a value, written or inherited at this place, needs a symbol. */
  need(at: TextRange, symbolId: string): void {
    this.sectionAt(at.start).used.add(symbolId);
  }

  record(expression: Expression, known: KnownExpression): void {
    if (!this.expressions.has(expression)) this.sectionAt(expression.range.start).expressions.push(expression);
    this.expressions.set(expression, known);
  }

  /** Declares a symbol of the file that is checked; the first of an id counts. */
  declare(symbol: PendingSymbol): void {
    if (this.symbols.has(symbol.id)) return;
    this.symbols.set(symbol.id, symbol);
    this.sectionAt(symbol.range.start).symbols.push(symbol);
  }
}
