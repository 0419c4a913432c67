/** What is handed out of a file that has been checked. Only messages are made at once: they are due within a frame. */
import type { CheckedFile, ModelSymbol, SymbolUse, TestPlace } from './checked.ts';
import { withImports } from './declarations/resolve.ts';
import type { FileModel } from './file-model.ts';
import type { PendingSymbol } from './findings.ts';
import { messagesOf } from './messages.ts';
import { buildProblem } from './problem/problem.ts';
import { scopeFinder } from './scope-at.ts';

function testPlaces(file: FileModel): TestPlace[] {
  return file.declarations.flatMap((declared) => {
    if (declared.kind !== 'test' || declared.name === '') return [];
    const expectations = (declared.declaration.body?.statements ?? []).flatMap((statement) =>
      statement.kind === 'expect' || statement.kind === 'stated'
        ? [{ range: statement.range, kind: statement.kind }]
        : [],
    );
    const { name, nameRange, declaration } = declared;
    const fields = new Map([...declared.fields].map(([field, { expression }]) => [field, expression.range] as const));
    return [{ name, nameRange, range: declaration.range, fields, expectations }];
  });
}

function symbolsOf(file: FileModel): Map<string, ModelSymbol> {
  const symbols = new Map<string, ModelSymbol>();
  const add = ({ cell, ...symbol }: PendingSymbol): void => {
    // Values of imported files are computed only where this file needs them.
    symbols.set(symbol.id, cell && symbol.uri === file.uri ? { ...symbol, checked: cell.checked() } : symbol);
  };
  for (const section of file.findings.sections) section.symbols.forEach(add);
  for (const symbol of file.findings.symbols.values()) if (!symbols.has(symbol.id)) add(symbol);
  for (const declared of file.declarations) {
    if (declared.kind !== 'model') continue;
    const views = [...declared.fields.values()];
    for (const element of declared.elements.values())
      views.push(...element.fields.values(), ...element.states.values());
    for (const view of views) {
      const symbol = symbols.get(view.entity.symbolId);
      if (!symbol || symbol.checked || !view.written) continue;
      symbols.set(symbol.id, {
        ...symbol,
        checked: view.value(),
        ...(view.descriptor ? { field: view.descriptor } : {}),
      });
    }
  }
  return symbols;
}

function orderedUses(uses: readonly SymbolUse[]): SymbolUse[] {
  const seen = new Set<string>();
  return [...uses]
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
    .filter(({ range, symbolId }) => {
      const key = `${range.start} ${range.end} ${symbolId}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** `compute`, run when its result is first asked for. */
function once<Result>(compute: () => Result): () => Result {
  let result: { readonly value: Result } | undefined;
  return () => (result ??= { value: compute() }).value;
}

/** The checked model of a file whose declarations have all been checked. */
export function checkedFile(file: FileModel): CheckedFile {
  const { findings, uri, tree } = file;
  // What only other features read is worked out when they ask; uses and problem come after the symbols, whose values may
  // add to them.
  const symbols = once(() => symbolsOf(file));
  const uses = once(() => {
    symbols();
    return orderedUses(findings.sections.flatMap((section) => section.uses));
  });
  const problem = once(() => {
    symbols();
    return buildProblem(file);
  });
  return {
    uri,
    tree,
    diagnostics: messagesOf(file),
    get symbols() {
      return symbols();
    },
    get uses() {
      return uses();
    },
    expressions: findings.expressions,
    scopeAt: scopeFinder(file),
    tests: testPlaces(file),
    data: findings.sections.flatMap(({ data }) => data ?? []),
    get problem() {
      return problem();
    },
    imports: withImports(file)
      .slice(1)
      .map((imported) => imported.uri),
  };
}
