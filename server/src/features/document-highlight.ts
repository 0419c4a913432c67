/** The other places of the name under the cursor, in the same file. */
import type { CheckedFile } from '../model/checked.ts';
import type { TextRange } from '../syntax/tree.ts';
import { placesOf, symbolAt } from './references.ts';

export interface Highlight {
  readonly range: TextRange;
  /** `write` where the value is set: the declaration and overrides. */
  readonly kind: 'read' | 'write';
}

export function documentHighlights(file: CheckedFile, offset: number): readonly Highlight[] {
  const symbol = symbolAt(file, offset);
  if (!symbol) return [];
  return placesOf(symbol.id, [file]).map(({ range, role }) => ({ range, kind: role === 'use' ? 'read' : 'write' }));
}
