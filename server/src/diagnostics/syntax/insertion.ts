import type { QuickFix } from '../diagnostic.ts';

/** The fix that writes what is missing, at an offset that the parser noted as text. */
export function insertion(offset: string | undefined, text: string, newText = text): readonly QuickFix[] {
  const at = Number(offset);
  if (offset === undefined || !Number.isInteger(at)) return [];
  return [{ title: `Write \`${text}\``, edits: [{ range: { start: at, end: at }, newText }], preferred: true }];
}
