/**
 * The formatter. It decides the blanks between every two tokens and changes nothing else (but the `;` that a line end
 * makes needless), so that no comment and no token can be lost or moved. Statements with a mistake stay as they are.
 */
import { unbalancedStretches } from './layout/braces.ts';
import { blankBefore, goesOnBehind } from './spacing.ts';
import type { Block, BlockStatement, Declaration, SourceFile, SyntaxIssueCode, TextRange, Token } from './tree.ts';

export interface FormatEdit {
  readonly range: TextRange;
  readonly newText: string;
}

export interface FormatOptions {
  /** Only the lines that this range touches. */
  readonly range?: TextRange;
  /** Only the line that was finished by typing at this offset: a line end, `}` or `;`. */
  readonly onType?: { readonly offset: number; readonly character: string };
}

const indentWidth = 2;
/** A block stays on the line of its header when it was written so, is short enough and holds few statements. */
const longestOneLiner = 160;
const mostStatementsInLine = 6;
/** Blanks between the code of a line and its comment. */
const commentDistance = 2;

/** The edits that bring a file into its canonical form; none when it already has it. Formatting twice changes nothing. */
export function format(file: SourceFile, options: FormatOptions = {}): FormatEdit[] {
  const edits = new Formatter(file).edits();
  const range = options.onType ? lineBefore(file.text, options.onType.offset) : options.range;
  if (!range) return edits;
  const lines = wholeLines(file.text, range);
  const cursor = options.onType?.offset;
  return edits.filter(
    (edit) =>
      edit.range.start >= lines.start &&
      edit.range.end <= lines.end &&
      (cursor === undefined || edit.range.end < cursor || edit.range.start > cursor),
  );
}

/** The text with the edits applied. */
export function applyEdits(text: string, edits: readonly FormatEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.range.start) + edit.newText;
    at = edit.range.end;
  }
  return result + text.slice(at);
}

/** A whole text in its canonical form. */
export function formatText(file: SourceFile): string {
  return applyEdits(file.text, format(file));
}

function wholeLines(text: string, range: TextRange): TextRange {
  const start = Math.max(text.lastIndexOf('\n', range.start - 1), text.lastIndexOf('\r', range.start - 1)) + 1;
  const rest = text.slice(range.end).search(/[\r\n]/);
  return { start, end: rest < 0 ? text.length : range.end + rest };
}

/** The line that a person has just finished: that of the last sign before the cursor. */
function lineBefore(text: string, offset: number): TextRange {
  let end = Math.min(offset, text.length);
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start: end, end };
}

const braceIssues: ReadonlySet<SyntaxIssueCode> = new Set(['unclosed-brace', 'stray-brace', 'missing-token']);

const joinsLineBefore: ReadonlySet<string> = new Set(['{', 'then', 'else']);

type Statement = Declaration | BlockStatement;

class Formatter {
  private readonly file: SourceFile;
  private readonly tokens: readonly Token[];
  /** What stands before each token, and at the end of the text; `undefined` leaves the source as it is. */
  private readonly gaps: (string | undefined)[];
  /** Needless `;`, which vanish with the blanks around them. */
  private readonly dropped = new Set<number>();
  private readonly lineEnd: string;

  constructor(file: SourceFile) {
    this.file = file;
    this.tokens = file.tokens;
    this.gaps = file.tokens.map(() => undefined);
    const firstToken = file.tokens[0]?.range.start ?? 0;
    this.lineEnd = /\r\n|\r|\n/.exec(file.text.slice(firstToken))?.[0] ?? '\n';
  }

  edits(): FormatEdit[] {
    const { text } = this.file;
    const firstToken = this.tokens[0];
    if (!firstToken) return emptied(text);
    this.formatStatements(this.file.declarations, 0, 0, this.tokens.length);
    const first = this.firstKept();
    const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
    this.gaps[Math.max(first, 0)] = mark;
    this.gaps[this.tokens.length] = first < 0 ? mark : this.lineEnd;
    this.keepNeededSemicolons();
    this.freezeUnbalanced();
    this.alignComments();
    return this.collectEdits();
  }

  private firstKept(): number {
    return this.tokens.findIndex((_, index) => !this.dropped.has(index));
  }

  private nextKept(from: number): number {
    let index = from;
    while (this.dropped.has(index)) index += 1;
    return index;
  }

  /** Without its `;`, a statement that ends like one that goes on would run into the next line. */
  private keepNeededSemicolons(): void {
    let before: Token | undefined;
    for (const [index, token] of this.tokens.entries()) {
      if (this.dropped.has(index)) {
        let next = this.nextKept(index);
        while (isComment(this.tokens[next])) next = this.nextKept(next + 1);
        const joins = goesOnBehind(before) || joinsLineBefore.has(this.tokens[next]?.type ?? '');
        if (joins && this.dropped.delete(index)) this.gaps[index] = undefined;
      }
      if (!this.dropped.has(index) && !isComment(token)) before = token;
    }
  }

  /** Where braces do not balance, indentation tells the reader which one is wrong: it stays as it is. */
  private freezeUnbalanced(): void {
    if (!this.file.issues.some((issue) => braceIssues.has(issue.code))) return;
    for (const { start, end } of unbalancedStretches(this.file.text)) {
      for (let index = this.indexAt(start, 0); index < this.tokens.length; index++) {
        if ((this.tokens[index]?.range.start ?? end) >= end) break;
        this.gaps[index] = undefined;
        this.dropped.delete(index);
      }
    }
  }

  // --------------------------------------------------------------------------------------------- statements

  /** Lays out the statements of a block or file, with the comments between them: tokens from `first` to before `end`. */
  private formatStatements(statements: readonly Statement[], depth: number, first: number, end: number): void {
    let at = first;
    const fields: { readonly statement: Statement; readonly start: number; readonly end: number }[] = [];
    for (const statement of statements) {
      const start = this.indexAt(statement.range.start, at);
      const stop = Math.max(start, this.indexAt(statement.range.end, start));
      if (start < at || stop > end || start === stop) continue;
      this.formatBetween(at, start, depth);
      if (this.isBehindStray(start, at)) this.gaps[start] = undefined;
      else this.beginLine(start, depth, depth > 0 && this.nextKept(first) === start);
      this.formatStatement(statement, start, stop, depth);
      fields.push({ statement, start, end: stop });
      at = stop;
    }
    this.formatBetween(at, end, depth);
    this.alignFields(fields);
  }

  /** Comments and `;` between statements, and tokens that no statement took: those stay as they are. */
  private formatBetween(from: number, end: number, depth: number): void {
    const strays = this.holdsStray(from, end);
    for (let index = from; index < end; index++) {
      const token = this.tokens[index];
      if (!token) return;
      if (isComment(token)) {
        if (this.startsLineWithoutDropped(index)) {
          this.beginLine(index, depth, this.nextKept(from) === index && this.tokens[from - 1]?.type === '{');
        } else this.gaps[index] = ' '.repeat(commentDistance);
      } else if (token.type === ';' && !strays) {
        this.dropped.add(index);
      } else {
        this.gaps[index] = undefined;
      }
    }
  }

  /** True when a token in this stretch between statements belongs to none. */
  private holdsStray(from: number, end: number): boolean {
    return this.tokens.slice(from, end).some((token) => token.type !== ';' && !isComment(token));
  }

  /** True behind a token on the same line that belongs to no statement. */
  private isBehindStray(index: number, from: number): boolean {
    const before = this.tokens[index - 1];
    return index > from && before !== undefined && before.type !== ';' && !this.startsLine(index) && !isComment(before);
  }

  /** The statement's first token begins a line of its own, with at most one empty line before it. */
  private beginLine(index: number, depth: number, isFirstOfBlock: boolean): void {
    if (index === 0) return;
    const empty = this.sourceHasEmptyLineBefore(index) && !isFirstOfBlock;
    this.gaps[index] = this.lineEnd + (empty ? this.lineEnd : '') + ' '.repeat(indentWidth * depth);
  }

  private formatStatement(statement: Statement, start: number, end: number, depth: number): void {
    const body = 'body' in statement ? statement.body : undefined;
    const stays = statement.broken === true || statement.kind === 'unknown' || (body && !body.closed);
    if (stays) {
      // As it was written, its own indentation and the `;` before it included.
      this.gaps[start] = undefined;
      for (let index = start - 1; this.dropped.delete(index); index--) this.gaps[index] = undefined;
      return;
    }
    if (!body) {
      this.formatTokens(start, end, depth);
      return;
    }
    const open = this.indexAt(body.range.start, start);
    this.formatTokens(start, open + 1, depth);
    if (this.isOneLiner(start, end, body, depth)) this.formatOneLine(body, open, end);
    else this.formatBlock(body, open, end, depth);
  }

  private formatBlock(body: Block, open: number, end: number, depth: number): void {
    const close = end - 1;
    this.formatStatements(body.statements, depth + 1, open + 1, close);
    if (close === open + 1 && !this.startsLine(close)) this.gaps[close] = '';
    else this.gaps[close] = this.lineEnd + ' '.repeat(indentWidth * depth);
  }

  // ---------------------------------------------------------------------------------------- blocks on one line

  private isOneLiner(start: number, end: number, body: Block, depth: number): boolean {
    let width = indentWidth * depth;
    for (let index = start; index < end; index++) {
      const token = this.tokens[index];
      if (!token || isComment(token) || (index > start && this.startsLine(index))) return false;
      width += token.text.length + (index > start ? 1 : 0);
    }
    return width <= longestOneLiner && holdsFewStatements(body);
  }

  private formatOneLine(body: Block, open: number, end: number): void {
    let at = open + 1;
    for (const statement of body.statements) {
      const start = this.indexAt(statement.range.start, at);
      const stop = this.indexAt(statement.range.end, start);
      this.formatSeparators(at, start, at === open + 1);
      this.gaps[start] = ' ';
      const inner = 'body' in statement ? statement.body : undefined;
      if (statement.broken === true || statement.kind === 'unknown') {
        this.gaps[start] = undefined;
      } else if (inner) {
        const innerOpen = this.indexAt(inner.range.start, start);
        this.formatTokens(start, innerOpen + 1, 0);
        this.formatOneLine(inner, innerOpen, stop);
      } else {
        this.formatTokens(start, stop, 0);
      }
      at = stop;
    }
    this.formatSeparators(at, end - 1, true);
    this.gaps[end - 1] = body.statements.length === 0 ? '' : ' ';
  }

  /** One `;` between two statements stays, further ones and the one before `}` are needless. */
  private formatSeparators(from: number, end: number, needless: boolean): void {
    if (this.holdsStray(from, end)) return;
    for (let index = from; index < end; index++) {
      if (needless || index > from) this.dropped.add(index);
      else this.gaps[index] = '';
    }
  }

  // ------------------------------------------------------------------------------------ inside a statement

  /** Blanks between the tokens of a statement or header; line ends inside it stay, with a deeper indentation. */
  private formatTokens(start: number, end: number, depth: number): void {
    let brackets = 0;
    for (let index = start; index < end; index++) {
      const token = this.tokens[index];
      if (!token) return;
      const closes = token.type === ')' || token.type === ']';
      if (closes) brackets -= 1;
      if (index > start) this.gaps[index] = this.gapInside(token, index, depth, brackets);
      if (token.type === '(' || token.type === '[') brackets += 1;
    }
  }

  private gapInside(token: Token, index: number, depth: number, brackets: number): string {
    const before = this.tokens[index - 1];
    if (isComment(token) && !this.startsLine(index)) return ' '.repeat(commentDistance);
    const broken = this.startsLine(index) && (token.type !== '{' || isComment(before));
    if (!broken) return blankBefore(this.tokens, index, brackets);
    const deeper = token.type === '{' ? 0 : Math.max(1, brackets);
    const closer = token.type === ')' || token.type === ']' ? brackets : deeper;
    return this.lineEnd + ' '.repeat(indentWidth * (depth + closer));
  }

  // ------------------------------------------------------------------------------------------- alignment

  /** Puts the `=` of fields on consecutive lines below one another. */
  private alignFields(statements: readonly { statement: Statement; start: number; end: number }[]): void {
    let run: { readonly equal: number; readonly width: number }[] = [];
    let end = -1;
    for (const { statement, start, end: stop } of statements) {
      const equal = isAligned(statement) && !statement.broken ? this.equalSign(start, stop) : undefined;
      const follows = start === this.afterTrailingComment(end) && !this.isAfterEmptyLine(start);
      if (equal === undefined || !follows) {
        this.padRun(run);
        run = [];
      }
      if (equal !== undefined) run.push({ equal, width: this.widthOf(start, equal) });
      end = stop;
    }
    this.padRun(run);
  }

  private padRun(run: readonly { readonly equal: number; readonly width: number }[]): void {
    const widest = Math.max(...run.map(({ width }) => width), 0);
    for (const { equal, width } of run) this.gaps[equal] = ' '.repeat(widest - width + 1);
  }

  private equalSign(start: number, end: number): number | undefined {
    for (let index = start; index < end; index++) {
      const token = this.tokens[index];
      if (!token || isComment(token) || (index > start && this.startsLine(index))) return undefined;
      if (token.type === '=') return index;
    }
    return undefined;
  }

  private widthOf(start: number, end: number): number {
    let width = 0;
    for (let index = start; index < end; index++) {
      width += (this.tokens[index]?.text.length ?? 0) + (index > start ? (this.gaps[index]?.length ?? 0) : 0);
    }
    return width;
  }

  private afterTrailingComment(index: number): number {
    let next = index;
    while (this.dropped.has(next)) next += 1;
    const token = this.tokens[next];
    if (token && isComment(token) && !this.startsLine(next)) next += 1;
    return next;
  }

  private isAfterEmptyLine(index: number): boolean {
    return this.lineEndsIn(this.gaps[index] ?? '') > 1;
  }

  /** Puts the comments behind the code of consecutive lines below one another. */
  private alignComments(): void {
    const first = this.firstKept();
    let run: { readonly index: number; readonly width: number }[] = [];
    let line = 0;
    let lastLine = -2;
    let width = 0;
    for (let index = 0; index < this.tokens.length; index++) {
      const token = this.tokens[index];
      if (!token) break;
      const gap = this.dropped.has(index) ? '' : this.gapText(index);
      const lineEnds = this.lineEndsIn(gap);
      if (lineEnds > 0) {
        line += lineEnds;
        width = gap.length - Math.max(gap.lastIndexOf('\n'), gap.lastIndexOf('\r')) - 1;
      } else if (isComment(token) && index > first) {
        if (line !== lastLine + 1) {
          this.padComments(run);
          run = [];
        }
        if (this.gaps[index] !== undefined) run.push({ index, width });
        lastLine = line;
      } else {
        width += gap.length;
      }
      if (!this.dropped.has(index)) width += token.text.length;
    }
    this.padComments(run);
  }

  private padComments(run: readonly { readonly index: number; readonly width: number }[]): void {
    const widest = Math.max(...run.map(({ width }) => width), 0);
    for (const { index, width } of run) this.gaps[index] = ' '.repeat(widest - width + commentDistance);
  }

  // ------------------------------------------------------------------------------------------------ edits

  private collectEdits(): FormatEdit[] {
    const { text } = this.file;
    const edits: FormatEdit[] = [];
    let start = 0;
    for (let index = 0; index <= this.tokens.length; index++) {
      if (this.dropped.has(index)) continue;
      const token = this.tokens[index];
      const end = token?.range.start ?? text.length;
      const wanted = this.gaps[index];
      const droppedBefore = this.dropped.has(index - 1);
      if (wanted !== undefined || droppedBefore) {
        const newText = wanted ?? this.gapText(index);
        if (text.slice(start, end) !== newText) edits.push({ range: { start, end }, newText });
      }
      start = token ? this.endWithoutBlanks(token, index) : end;
    }
    return edits;
  }

  /** Comments lose the blanks at their end, where what follows is formatted too. */
  private endWithoutBlanks(token: Token, index: number): number {
    if (!isComment(token) || this.gaps[this.nextKept(index + 1)] === undefined) return token.range.end;
    return token.range.start + token.text.trimEnd().length;
  }

  // --------------------------------------------------------------------------------------------- the source

  /** Index of the first token, from `from` on, that does not lie before an offset. */
  private indexAt(offset: number, from: number): number {
    let index = from;
    while (index < this.tokens.length && (this.tokens[index]?.range.start ?? 0) < offset) index += 1;
    return index;
  }

  private sourceGap(index: number): string {
    const start = this.tokens[index - 1]?.range.end ?? 0;
    return this.file.text.slice(start, this.tokens[index]?.range.start ?? this.file.text.length);
  }

  private gapText(index: number): string {
    return this.gaps[index] ?? this.sourceGap(index);
  }

  private startsLine(index: number): boolean {
    return /[\r\n]/.test(this.sourceGap(index));
  }

  /** True when nothing but needless `;` stands before this token on its line. */
  private startsLineWithoutDropped(index: number): boolean {
    let first = index;
    while (!this.startsLine(first) && this.dropped.has(first - 1)) first -= 1;
    return this.startsLine(first);
  }

  private sourceHasEmptyLineBefore(index: number): boolean {
    let at = index;
    while (this.lineEndsIn(this.sourceGap(at)) < 2 && this.dropped.has(at - 1)) at -= 1;
    return this.lineEndsIn(this.sourceGap(at)) > 1;
  }

  private lineEndsIn(gap: string): number {
    return gap.match(/\r\n|\r|\n/g)?.length ?? 0;
  }
}

/** A text of nothing but blanks becomes empty. */
function emptied(text: string): FormatEdit[] {
  const newText = text.startsWith('\ufeff') ? '\ufeff' : '';
  return text === newText ? [] : [{ range: { start: 0, end: text.length }, newText }];
}

function isComment(token: Token | undefined): boolean {
  return token?.type === 'Comment' || token?.type === 'DocComment';
}

function isAligned(statement: Statement): boolean {
  return statement.kind === 'field' || statement.kind === 'param' || statement.kind === 'let';
}

function holdsFewStatements(block: Block): boolean {
  if (block.statements.length > mostStatementsInLine) return false;
  return block.statements.every((statement) => {
    const inner = 'body' in statement ? statement.body : undefined;
    return !inner || holdsFewStatements(inner);
  });
}
