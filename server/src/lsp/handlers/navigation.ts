/** Ways through the text: definition, references, highlights, call hierarchy, symbols of the workspace. */
import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  DeclarationRequest,
  DefinitionRequest,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  ReferencesRequest,
  WorkspaceSymbolRequest,
  type CallHierarchyItem,
  type LocationLink,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { dependedOnBy, dependsOn, prepareCallHierarchy } from '../../features/call-hierarchy.ts';
import { definition } from '../../features/definition.ts';
import { documentHighlights } from '../../features/document-highlight.ts';
import { references } from '../../features/references.ts';
import { workspaceSymbols } from '../../features/workspace-symbols.ts';
import type { CheckedFile, ModelSymbol } from '../../model/checked.ts';
import { toLocation, toOffset, toRange } from '../convert.ts';
import type { Guard } from '../guard.ts';
import type { Session } from '../session.ts';
import { symbolKinds } from './display.ts';

export function registerNavigation(guard: Guard, { documents, environment }: Session): void {
  const definitionOf = ({ textDocument, position }: TextDocumentPositionParams): LocationLink[] | null => {
    const document = documents.document(textDocument.uri);
    const file = documents.checked(textDocument.uri);
    if (!document || !file) return null;
    const found = definition(file, toOffset(document, position), environment);
    const target = found && documents.document(found.uri);
    if (!found || !target) return null;
    return [
      {
        originSelectionRange: toRange(document, found.origin),
        targetUri: found.uri,
        targetRange: toRange(target, found.whole),
        targetSelectionRange: toRange(target, found.range),
      },
    ];
  };
  /** Editors that know no links get plain places. */
  const asLocations = (links: LocationLink[] | null): { uri: string; range: LocationLink['targetRange'] }[] | null =>
    links && links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));

  guard.request(DefinitionRequest.type, null, (parameters) => asLocations(definitionOf(parameters)));
  guard.request(DeclarationRequest.type, null, (parameters) => asLocations(definitionOf(parameters)));

  guard.request(ReferencesRequest.type, null, ({ textDocument, position, context }) => {
    const document = documents.document(textDocument.uri);
    const file = documents.checked(textDocument.uri);
    if (!document || !file) return null;
    const places = references(file, toOffset(document, position), environment, context.includeDeclaration);
    return places.flatMap(({ uri, range }) => {
      const other = documents.document(uri);
      return other ? [toLocation(other, range)] : [];
    });
  });

  guard.request(DocumentHighlightRequest.type, null, ({ textDocument, position }) => {
    const document = documents.document(textDocument.uri);
    const file = documents.checked(textDocument.uri);
    if (!document || !file) return null;
    return documentHighlights(file, toOffset(document, position)).map(({ range, kind }) => ({
      range: toRange(document, range),
      kind: kind === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
  });

  guard.request(WorkspaceSymbolRequest.type, null, ({ query }) =>
    workspaceSymbols(query, environment.files()).flatMap(({ symbol, container }) => {
      const document = documents.document(symbol.uri);
      if (!document) return [];
      const location = toLocation(document, symbol.nameRange);
      const containerName = container === undefined ? {} : { containerName: container };
      return [{ name: symbol.name, kind: symbolKinds[symbol.kind], location, ...containerName }];
    }),
  );

  const toItem = (symbol: ModelSymbol): CallHierarchyItem | undefined => {
    const document = documents.document(symbol.uri);
    return (
      document && {
        name: symbol.name,
        kind: symbolKinds[symbol.kind],
        uri: symbol.uri,
        range: toRange(document, symbol.range),
        selectionRange: toRange(document, symbol.nameRange),
        data: symbol.id,
      }
    );
  };
  const itemSymbol = (item: CallHierarchyItem): { symbol: ModelSymbol; file: CheckedFile } | undefined => {
    const file = documents.checked(item.uri);
    const id: unknown = item.data;
    const symbol = typeof id === 'string' ? file?.symbols.get(id) : undefined;
    return file && symbol && { symbol, file };
  };

  guard.request(CallHierarchyPrepareRequest.type, null, ({ textDocument, position }) => {
    const document = documents.document(textDocument.uri);
    const file = documents.checked(textDocument.uri);
    const symbol = document && file && prepareCallHierarchy(file, toOffset(document, position));
    const item = symbol && toItem(symbol);
    return item ? [item] : null;
  });

  guard.request(CallHierarchyOutgoingCallsRequest.type, null, ({ item }) => {
    const found = itemSymbol(item);
    const document = documents.document(item.uri);
    if (!found || !document) return null;
    return dependsOn(found.symbol, found.file).flatMap(({ symbol, places }) => {
      const to = toItem(symbol);
      return to ? [{ to, fromRanges: places.map((range) => toRange(document, range)) }] : [];
    });
  });

  guard.request(CallHierarchyIncomingCallsRequest.type, null, ({ item }) => {
    const found = itemSymbol(item);
    if (!found) return null;
    return dependedOnBy(found.symbol, environment).flatMap(({ symbol, places }) => {
      const from = toItem(symbol);
      const document = documents.document(symbol.uri);
      return from && document ? [{ from, fromRanges: places.map((range) => toRange(document, range)) }] : [];
    });
  });
}
