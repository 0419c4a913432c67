/** Offsets of the tree ↔ positions of the protocol. Both count UTF-16 units; the line table is the document's. */
import type { Location, Position, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextRange } from '../syntax/tree.ts';

export const toRange = (document: TextDocument, range: TextRange): Range => ({
  start: document.positionAt(range.start),
  end: document.positionAt(range.end),
});

export const toOffset = (document: TextDocument, position: Position): number => document.offsetAt(position);

export const toTextRange = (document: TextDocument, range: Range): TextRange => ({
  start: document.offsetAt(range.start),
  end: document.offsetAt(range.end),
});

export const toLocation = (document: TextDocument, range: TextRange): Location => ({
  uri: document.uri,
  range: toRange(document, range),
});
