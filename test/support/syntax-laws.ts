/** What must hold of every text, however broken; the property tests and the fuzzer both call it. */
import { applyEdits, format } from '../../server/src/syntax/format.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import type { SourceFile } from '../../server/src/syntax/tree.ts';
import { printFile } from './print-tree.ts';

/** The law that a text breaks, in words, or nothing. */
export function brokenLaw(text: string): string | undefined {
  const file = parse(text);
  return lostCharacter(file) ?? rangeOutside(file) ?? formatLaw(file);
}

/** Tokens and the blanks between them are the text. */
export function lostCharacter(file: SourceFile): string | undefined {
  let at = 0;
  for (const token of file.tokens) {
    const gap = file.text.slice(at, token.range.start);
    if (token.range.start < at || !/^[\s\u200b\ufeff]*$/.test(gap))
      return `lost «${gap}» before offset ${token.range.start}`;
    if (file.text.slice(token.range.start, token.range.end) !== token.text)
      return `token «${token.text}» is not the text`;
    at = token.range.end;
  }
  const rest = file.text.slice(at);
  return /^[\s\u200b\ufeff]*$/.test(rest) ? undefined : `lost «${rest}» at the end`;
}

/** Every range of the tree and of the issues lies in the text. */
export function rangeOutside(file: SourceFile): string | undefined {
  const pending: unknown[] = [file.declarations, file.issues];
  while (pending.length > 0) {
    const node = pending.pop();
    if (typeof node !== 'object' || node === null) continue;
    if ('start' in node && 'end' in node) {
      const { start, end } = node;
      const sound =
        typeof start === 'number' && typeof end === 'number' && 0 <= start && start <= end && end <= file.text.length;
      if (!sound) return `range ${String(start)}..${String(end)} of a text of ${file.text.length}`;
    }
    for (const value of Object.values(node)) pending.push(value);
  }
  return undefined;
}

/** Formatting keeps the tokens and the tree, and formatting again changes nothing. */
export function formatLaw(file: SourceFile): string | undefined {
  const formatted = applyEdits(file.text, format(file));
  const again = parse(formatted);
  if (tokensOf(file) !== tokensOf(again)) return `formatting changed the tokens to:\n${formatted}`;
  if (treeOf(file) !== treeOf(again))
    return `formatting changed the tree to:\n${treeOf(again)}\nfrom:\n${treeOf(file)}`;
  const twice = applyEdits(formatted, format(again));
  return twice === formatted
    ? undefined
    : `formatting twice differs:\n${JSON.stringify(formatted)}\n${JSON.stringify(twice)}`;
}

function tokensOf(file: SourceFile): string {
  const kept = file.tokens.filter((token) => token.type !== ';');
  return kept.map((token) => (token.type.endsWith('Comment') ? token.text.trimEnd() : token.text)).join('\u0001');
}

function treeOf(file: SourceFile): string {
  return printFile(file).replaceAll(/^! \d+ /gm, '! ');
}
