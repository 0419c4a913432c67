/** New lines in a block, indented like what is there. */
import type { TextEdit } from '../../diagnostics/diagnostic.ts';
import type { Block } from '../../syntax/tree.ts';

/** The blanks before the line that an offset is in. */
function indentationAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
}

/** Puts statements at the end of a closed block, each on a line of its own. */
export function appendToBlock(text: string, header: number, block: Block, lines: readonly string[]): TextEdit {
  const outer = indentationAt(text, header);
  const inner = `${outer}  `;
  const brace = block.range.end - 1;
  const before = text.slice(block.range.start + 1, brace);
  const end = block.range.start + 1 + before.trimEnd().length;
  const oneLine = !before.includes('\n');
  const added = lines.map((line) => `\n${inner}${line}`).join('');
  // Blank lines at the end of the block give way.
  const lastLine = text.lastIndexOf('\n', brace);
  if (!oneLine && lastLine >= end) return { range: { start: end, end: lastLine }, newText: added };
  if (!oneLine) return { range: { start: end, end: brace }, newText: `${added}\n${outer}` };
  const kept = before.trim();
  const first = kept === '' ? '' : `\n${inner}${kept}`;
  return { range: { start: block.range.start + 1, end: brace }, newText: `${first}${added}\n${outer}` };
}
