/** Changes to the text: formatting, rename, linked editing, quick fixes and refactorings. */
import {
  CodeActionRequest,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  LinkedEditingRangeRequest,
  PrepareRenameRequest,
  RenameRequest,
  ResponseError,
  LSPErrorCodes,
  type CodeAction as ProtocolAction,
  type TextEdit as ProtocolEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../../diagnostics/diagnostic.ts';
import { codeActions, type CodeAction } from '../../features/code-actions.ts';
import { formatDocument, formatOnType, formatRange } from '../../features/formatting.ts';
import { linkedEditing } from '../../features/linked-editing.ts';
import { prepareRename, rename } from '../../features/rename.ts';
import type { SourceFile } from '../../syntax/tree.ts';
import { toOffset, toRange, toTextRange } from '../convert.ts';
import { toProtocol } from '../diagnostics.ts';
import type { Guard } from '../guard.ts';
import type { Session } from '../session.ts';

const toEdits = (edits: readonly TextEdit[], document: TextDocument): ProtocolEdit[] =>
  edits.map(({ range, newText }) => ({ range: toRange(document, range), newText }));

/** A refusal that the editor shows beside the cursor, as it does for every language. */
const refuse = (reason: string): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, reason);

export function registerEditing(guard: Guard, { documents, environment }: Session): void {
  const format = (
    uri: string,
    run: (tree: SourceFile, document: TextDocument) => readonly TextEdit[],
  ): ProtocolEdit[] => {
    const document = documents.document(uri);
    const tree = documents.tree(uri);
    return document && tree ? toEdits(run(tree, document), document) : [];
  };

  guard.request(DocumentFormattingRequest.type, null, ({ textDocument }) => format(textDocument.uri, formatDocument));
  guard.request(DocumentRangeFormattingRequest.type, null, ({ textDocument, range }) =>
    format(textDocument.uri, (tree, document) => formatRange(tree, toTextRange(document, range))),
  );
  guard.request(DocumentOnTypeFormattingRequest.type, null, ({ textDocument, position, ch }) =>
    format(textDocument.uri, (tree, document) => formatOnType(tree, toOffset(document, position), ch)),
  );

  guard.refusableRequest(PrepareRenameRequest.type, null, ({ textDocument, position }) => {
    const document = documents.document(textDocument.uri);
    const file = documents.checked(textDocument.uri);
    if (!document || !file) return null;
    const found = prepareRename(file, toOffset(document, position));
    if ('refusal' in found) return refuse(found.refusal);
    return { range: toRange(document, found.range), placeholder: found.name };
  });

  guard.refusableRequest(RenameRequest.type, null, ({ textDocument, position, newName }) => {
    const document = documents.document(textDocument.uri);
    const file = documents.checked(textDocument.uri);
    if (!document || !file) return null;
    const edits = rename(file, toOffset(document, position), newName, environment);
    if ('refusal' in edits) return refuse(edits.refusal);
    const changes: NonNullable<WorkspaceEdit['changes']> = {};
    for (const [uri, list] of edits) {
      const other = documents.document(uri);
      if (other) changes[uri] = toEdits(list, other);
    }
    return { changes };
  });

  guard.request(LinkedEditingRangeRequest.type, null, ({ textDocument, position }) => {
    const document = documents.document(textDocument.uri);
    const file = documents.checked(textDocument.uri);
    const ranges = document && file && linkedEditing(file, toOffset(document, position));
    return ranges ? { ranges: ranges.map((range) => toRange(document, range)) } : null;
  });

  const toAction = (action: CodeAction, document: TextDocument): ProtocolAction => ({
    title: action.title,
    kind: action.kind,
    ...(action.preferred ? { isPreferred: true } : {}),
    ...(action.fixes ? { diagnostics: [toProtocol(action.fixes, document, documents)] } : {}),
    edit: { changes: { [document.uri]: toEdits(action.edits, document) } },
  });

  guard.request(CodeActionRequest.type, null, ({ textDocument, range, context }) => {
    const document = documents.document(textDocument.uri);
    const file = documents.checked(textDocument.uri);
    if (!document || !file) return null;
    const wanted = (action: CodeAction): boolean =>
      !context.only || context.only.some((kind) => action.kind === kind || action.kind.startsWith(`${kind}.`));
    return codeActions(file, toTextRange(document, range), environment)
      .filter(wanted)
      .map((action) => toAction(action, document));
  });
}
