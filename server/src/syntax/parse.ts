/** Text → tree, in three passes: tokens, layout, grammar. Never throws; mistakes are issues of the file. */
import { parseTokens } from './grammar.ts';
import { layOut } from './layout.ts';
import { lex, publicTokens } from './lexer.ts';
import type { SourceFile, Token } from './tree.ts';

/**
 * Reads a file. Whatever the text, the result is a tree whose ranges lie inside it, with at most one issue for each
 * mistake of form, in the order of the text.
 */
export function parse(text: string): SourceFile {
  const tokens = lex(text);
  const layout = layOut(text, tokens);
  const { declarations, issues } = parseTokens(text, layout);
  const all = [...layout.issues, ...issues].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let listed: Token[] | undefined;
  return {
    text,
    // Made when asked for: no message needs them.
    get tokens() {
      return (listed ??= publicTokens(tokens));
    },
    declarations,
    issues: all,
  };
}
