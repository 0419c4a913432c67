/** How a file is shown: outline, folding, colours of words, links, lenses, growing selections. */
import {
  CodeLensRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeKind,
  FoldingRangeRequest,
  SelectionRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  SymbolKind,
  type CodeLens as ProtocolLens,
  type DocumentSymbol,
  type SelectionRange,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { codeLenses, type CodeLens } from '../../features/code-lenses.ts';
import { documentLinks } from '../../features/document-links.ts';
import { documentSymbols, type OutlineItem } from '../../features/document-symbols.ts';
import { foldingRanges } from '../../features/folding.ts';
import { selectionRange } from '../../features/selection-ranges.ts';
import { semanticTokens } from '../../features/semantic-tokens.ts';
import type { SymbolKind as ModelSymbolKind } from '../../model/checked.ts';
import { toLocation, toOffset, toRange, toTextRange } from '../convert.ts';
import type { Guard } from '../guard.ts';
import { commands } from '../messages.ts';
import { SemanticTokensCache, encodeTokens } from '../semantic-tokens.ts';
import type { Session } from '../session.ts';

export const symbolKinds: Record<ModelSymbolKind, SymbolKind> = {
  alloy: SymbolKind.Struct,
  param: SymbolKind.Variable,
  let: SymbolKind.Constant,
  fn: SymbolKind.Function,
  argument: SymbolKind.Variable,
  model: SymbolKind.Class,
  element: SymbolKind.Property,
  field: SymbolKind.Field,
  state: SymbolKind.Variable,
  test: SymbolKind.Event,
  data: SymbolKind.File,
  fit: SymbolKind.Method,
  curve: SymbolKind.Function,
  series: SymbolKind.Field,
  variable: SymbolKind.Variable,
  compare: SymbolKind.Method,
};

const foldingKinds = {
  comment: FoldingRangeKind.Comment,
  imports: FoldingRangeKind.Imports,
  region: undefined,
} as const;

function toDocumentSymbol(item: OutlineItem, document: TextDocument): DocumentSymbol {
  return {
    name: item.name,
    detail: item.detail,
    kind: symbolKinds[item.kind],
    range: toRange(document, item.range),
    selectionRange: toRange(document, item.nameRange),
    children: item.children.map((child) => toDocumentSymbol(child, document)),
  };
}

function toSelectionRange(ranges: readonly { start: number; end: number }[], document: TextDocument): SelectionRange {
  let result: SelectionRange | undefined;
  for (const range of ranges.toReversed())
    result = { range: toRange(document, range), ...(result ? { parent: result } : {}) };
  return result ?? { range: toRange(document, { start: 0, end: 0 }) };
}

function toLens(lens: CodeLens, document: TextDocument, session: Session): ProtocolLens {
  const range = toRange(document, lens.range);
  if (lens.kind === 'charts') {
    const { title, tooltip, tests } = lens;
    return { range, command: { title, tooltip, command: commands.showCharts, arguments: [document.uri, tests] } };
  }
  if (lens.kind !== 'references') {
    const tooltip = lens.kind === 'result' ? { tooltip: lens.tooltip } : {};
    const run = { title: lens.title, command: commands.runTests, arguments: [document.uri, lens.test], ...tooltip };
    return { range, command: run };
  }
  const locations = lens.places.flatMap(({ uri, range: place }) => {
    const other = session.documents.document(uri);
    return other ? [toLocation(other, place)] : [];
  });
  const parameters = [document.uri, document.positionAt(lens.range.start), locations];
  return { range, command: { title: lens.title, command: commands.showReferences, arguments: parameters } };
}

export function registerDisplay(guard: Guard, session: Session): void {
  const { documents, editor, environment } = session;
  const sent = new SemanticTokensCache();

  guard.request(DocumentSymbolRequest.type, null, ({ textDocument }) => {
    const document = documents.document(textDocument.uri);
    const tree = documents.tree(textDocument.uri);
    return document && tree ? documentSymbols(tree).map((item) => toDocumentSymbol(item, document)) : null;
  });

  guard.request(FoldingRangeRequest.type, null, ({ textDocument }) => {
    const document = documents.document(textDocument.uri);
    const tree = documents.tree(textDocument.uri);
    if (!document || !tree) return null;
    return foldingRanges(tree).flatMap(({ range, kind }) => {
      const { start, end } = toRange(document, range);
      // The line of a closing bracket stays visible.
      const endLine = kind === 'region' ? end.line - 1 : end.line;
      const foldingKind = foldingKinds[kind];
      if (endLine <= start.line) return [];
      return [{ startLine: start.line, endLine, ...(foldingKind === undefined ? {} : { kind: foldingKind }) }];
    });
  });

  guard.request(SelectionRangeRequest.type, null, ({ textDocument, positions }) => {
    const document = documents.document(textDocument.uri);
    const tree = documents.tree(textDocument.uri);
    if (!document || !tree) return null;
    return positions.map((position) => toSelectionRange(selectionRange(tree, toOffset(document, position)), document));
  });

  guard.request(SemanticTokensRequest.type, null, ({ textDocument }) => {
    const document = documents.document(textDocument.uri);
    const file = documents.checked(textDocument.uri);
    return document && file ? sent.full(document.uri, encodeTokens(semanticTokens(file), document)) : null;
  });

  guard.request(SemanticTokensDeltaRequest.type, null, ({ textDocument, previousResultId }) => {
    const document = documents.document(textDocument.uri);
    const file = documents.checked(textDocument.uri);
    if (!document || !file) return null;
    return sent.delta(document.uri, previousResultId, encodeTokens(semanticTokens(file), document));
  });

  guard.request(SemanticTokensRangeRequest.type, null, ({ textDocument, range }) => {
    const document = documents.document(textDocument.uri);
    const file = documents.checked(textDocument.uri);
    if (!document || !file) return null;
    return { data: encodeTokens(semanticTokens(file, toTextRange(document, range)), document) };
  });

  guard.request(DocumentLinkRequest.type, null, ({ textDocument }) => {
    const document = documents.document(textDocument.uri);
    const tree = documents.tree(textDocument.uri);
    if (!document || !tree) return null;
    return documentLinks(tree, (path) => environment.resolvePath(textDocument.uri, path)).map(
      ({ range, target, tooltip }) => ({
        range: toRange(document, range),
        target,
        tooltip,
      }),
    );
  });

  guard.request(CodeLensRequest.type, null, ({ textDocument }) => {
    if (!editor.commands || !editor.settings.codeLenses) return null;
    const document = documents.document(textDocument.uri);
    const file = documents.checked(textDocument.uri);
    return document && file ? codeLenses(file, environment).map((lens) => toLens(lens, document, session)) : null;
  });
}
