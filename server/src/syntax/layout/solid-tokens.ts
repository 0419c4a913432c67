/** Tokens that the grammar sees, each with what the lines around it tell: indentation, line starts, doc comments. */
import type { IToken } from 'chevrotain';
import { endOf } from '../lexer.ts';
import { Comment, DocComment, LineBreak, Semicolon } from '../token-types.ts';

export interface SolidToken {
  readonly token: IToken;
  /** True for the first token of its line (comments aside). */
  readonly startsLine: boolean;
  /** Width of the blanks before the line that the token stands on. */
  readonly indentation: number;
  /** Number of the line, from 0. */
  readonly line: number;
  /** Text of the `##` lines right before this token. */
  readonly documentation: string | undefined;
  /** Text of a `##` comment behind this token on its line. */
  trailingDocumentation?: string;
}

const tabWidth = 4;

/** Leaves out line ends and comments, in one pass. The tokens are those of the text from the line at `start` on. */
export function solidTokens(text: string, tokens: readonly IToken[], start = 0): SolidToken[] {
  const solids: SolidToken[] = [];
  let line = 0;
  let lineStart = start;
  let indentation = 0;
  let lineIsEmpty = true;
  let lineHasMore = false;
  let documentation: string[] = [];
  for (const token of tokens) {
    if (token.tokenType === LineBreak) {
      if (lineIsEmpty && !lineHasMore) documentation = [];
      line += 1;
      lineStart = endOf(token);
      lineIsEmpty = true;
      lineHasMore = false;
    } else if (token.tokenType === Comment) {
      lineHasMore = true;
    } else if (token.tokenType === DocComment) {
      lineHasMore = true;
      const content = commentText(token.image);
      const before = solids.at(-1);
      if (lineIsEmpty || !before) documentation.push(content);
      else before.trailingDocumentation = content;
    } else {
      if (lineIsEmpty) indentation = widthOf(text, lineStart, token.startOffset);
      // A `;` at the beginning of a line parts nothing: what stands behind it begins the line.
      const isNeedless = lineIsEmpty && token.tokenType === Semicolon;
      const hasDocumentation = documentation.length > 0 && !isNeedless;
      solids.push({
        token,
        startsLine: lineIsEmpty,
        indentation,
        line,
        documentation: hasDocumentation ? documentation.join('\n') : undefined,
      });
      if (hasDocumentation) documentation = [];
      if (isNeedless) lineHasMore = true;
      else lineIsEmpty = false;
    }
  }
  return solids;
}

function commentText(image: string): string {
  return image.replace(/^#+ ?/, '').trimEnd();
}

function widthOf(text: string, start: number, end: number): number {
  let width = 0;
  for (let offset = start; offset < end; offset++) {
    const character = text[offset];
    if (character === '\ufeff' || character === '\u200b') continue;
    width += character === '\t' ? tabWidth - (width % tabWidth) : 1;
  }
  return width;
}
