/**
 * What the formatter decides: the blanks between every two tokens, and the `;` that vanish. A gap that nobody decided
 * stays as it is in the source.
 */
import type { SourceFile, TextRange, Token } from '../tree.ts';

export interface FormatEdit {
  readonly range: TextRange;
  readonly newText: string;
}

const indentWidth = 2;

export class Gaps {
  readonly tokens: readonly Token[];
  /** The line end that the file begins with, for all its lines. */
  readonly lineEnd: string;
  private readonly text: string;
  /** What stands before each token, and at the end of the text; `undefined` leaves the source as it is. */
  private readonly decided: (string | undefined)[];
  private readonly dropped = new Set<number>();

  constructor(file: SourceFile) {
    this.text = file.text;
    this.tokens = file.tokens;
    this.decided = file.tokens.map(() => undefined);
    const firstToken = file.tokens[0]?.range.start ?? 0;
    this.lineEnd = /\r\n|\r|\n/.exec(file.text.slice(firstToken))?.[0] ?? '\n';
  }

  // ---------------------------------------------------------------------------------------------- decisions

  /** Decides what stands before a token, or behind the last one. */
  put(index: number, blank: string): void {
    this.decided[index] = blank;
  }

  /** Decides that a token begins a line. */
  putLine(index: number, depth: number, emptyLine = false): void {
    this.decided[index] = this.lineEnd + (emptyLine ? this.lineEnd : '') + ' '.repeat(widthOfIndentation(depth));
  }

  /** What stands before a token stays as it is in the source. */
  leave(index: number): void {
    this.decided[index] = undefined;
  }

  isLeft(index: number): boolean {
    return this.decided[index] === undefined;
  }

  /** A needless `;` vanishes with the blanks around it. */
  drop(index: number): void {
    this.dropped.add(index);
  }

  /** Takes back that a token vanishes; false when it does not. */
  keep(index: number): boolean {
    return this.dropped.delete(index);
  }

  isDropped(index: number): boolean {
    return this.dropped.has(index);
  }

  /** Index of the first token that does not vanish; -1 when there is none. */
  firstKept(): number {
    return this.tokens.findIndex((_, index) => !this.dropped.has(index));
  }

  nextKept(from: number): number {
    let index = from;
    while (this.dropped.has(index)) index += 1;
    return index;
  }

  /** What stands before a token once formatted. */
  before(index: number): string {
    return this.decided[index] ?? this.sourceBefore(index);
  }

  /** The decided blank alone: empty where the source stays. */
  decidedWidth(index: number): number {
    return this.decided[index]?.length ?? 0;
  }

  isAfterDecidedEmptyLine(index: number): boolean {
    return lineEndsIn(this.decided[index] ?? '') > 1;
  }

  // --------------------------------------------------------------------------------------------- the source

  /** Index of the first token, from `from` on, that does not lie before an offset. */
  indexAt(offset: number, from: number): number {
    let index = from;
    while (index < this.tokens.length && (this.tokens[index]?.range.start ?? 0) < offset) index += 1;
    return index;
  }

  private sourceBefore(index: number): string {
    const start = this.tokens[index - 1]?.range.end ?? 0;
    return this.text.slice(start, this.tokens[index]?.range.start ?? this.text.length);
  }

  /** True when a token begins a line in the source. */
  startsLine(index: number): boolean {
    return /[\r\n]/.test(this.sourceBefore(index));
  }

  /** True when nothing but needless `;` stands before this token on its line. */
  startsLineWithoutDropped(index: number): boolean {
    let first = index;
    while (!this.startsLine(first) && this.dropped.has(first - 1)) first -= 1;
    return this.startsLine(first);
  }

  isAfterEmptyLine(index: number): boolean {
    let at = index;
    while (lineEndsIn(this.sourceBefore(at)) < 2 && this.dropped.has(at - 1)) at -= 1;
    return lineEndsIn(this.sourceBefore(at)) > 1;
  }

  /** True when a token in this stretch between statements belongs to none. */
  holdsStray(from: number, end: number): boolean {
    return this.tokens.slice(from, end).some((token) => token.type !== ';' && !isComment(token));
  }

  // ------------------------------------------------------------------------------------------------- edits

  /** The decisions that change the source. */
  edits(): FormatEdit[] {
    const edits: FormatEdit[] = [];
    let start = 0;
    for (let index = 0; index <= this.tokens.length; index++) {
      if (this.dropped.has(index)) continue;
      const token = this.tokens[index];
      const end = token?.range.start ?? this.text.length;
      if (!this.isLeft(index) || this.dropped.has(index - 1)) {
        const newText = this.before(index);
        if (this.text.slice(start, end) !== newText) edits.push({ range: { start, end }, newText });
      }
      start = token ? this.endWithoutBlanks(token, index) : end;
    }
    return edits;
  }

  /** Comments lose the blanks at their end, where what follows is formatted too. */
  private endWithoutBlanks(token: Token, index: number): number {
    if (!isComment(token) || this.isLeft(this.nextKept(index + 1))) return token.range.end;
    return token.range.start + token.text.trimEnd().length;
  }
}

/** Blanks before a line inside this many blocks. */
export function widthOfIndentation(depth: number): number {
  return indentWidth * depth;
}

export function isComment(token: Token | undefined): boolean {
  return token?.type === 'Comment' || token?.type === 'DocComment';
}

/** Number of line ends in blanks. */
export function lineEndsIn(blanks: string): number {
  return blanks.match(/\r\n|\r|\n/g)?.length ?? 0;
}
