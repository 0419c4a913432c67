/** The protocol's encoding of semantic tokens, and the difference to what was sent before. */
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { tokenModifiers, tokenTypes, type SemanticToken } from '../features/semantic-tokens.ts';

/** Five numbers for each token: lines and columns from the one before, length, type, modifiers. */
export function encodeTokens(tokens: readonly SemanticToken[], document: TextDocument): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { range, type, modifiers } of tokens) {
    const at = document.positionAt(range.start);
    const bits = modifiers.reduce((sum, modifier) => sum | (1 << tokenModifiers.indexOf(modifier)), 0);
    const column = at.line === line ? at.character - character : at.character;
    data.push(at.line - line, column, range.end - range.start, tokenTypes.indexOf(type), bits);
    ({ line, character } = at);
  }
  return data;
}

/** What was sent last for each file. */
export class SemanticTokensCache {
  readonly #sent = new Map<string, { readonly id: string; readonly data: readonly number[] }>();
  #last = 0;

  full(uri: string, data: number[]): SemanticTokens {
    this.#last += 1;
    const id = String(this.#last);
    this.#sent.set(uri, { id, data });
    return { resultId: id, data };
  }

  /** The middle part that differs; all of it when the editor has something older. */
  delta(uri: string, previousId: string, data: number[]): SemanticTokens | SemanticTokensDelta {
    const before = this.#sent.get(uri);
    if (before?.id !== previousId) return this.full(uri, data);
    const old = before.data;
    const shorter = Math.min(old.length, data.length);
    let start = 0;
    while (start < shorter && old[start] === data[start]) start += 1;
    let end = 0;
    while (end < shorter - start && old[old.length - 1 - end] === data[data.length - 1 - end]) end += 1;
    const { resultId } = this.full(uri, data);
    const same = start === old.length && start === data.length;
    const edit = { start, deleteCount: old.length - start - end, data: data.slice(start, data.length - end) };
    return { ...(resultId === undefined ? {} : { resultId }), edits: same ? [] : [edit] };
  }
}
