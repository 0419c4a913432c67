/** Completion, hover, signature help, inlay hints: what helps while writing. */
import {
  CompletionItemKind,
  CompletionRequest,
  CompletionResolveRequest,
  HoverRequest,
  InlayHintKind,
  InlayHintRequest,
  InsertTextFormat,
  MarkupKind,
  SignatureHelpRequest,
  type CompletionItem as ProtocolItem,
  type ParameterInformation,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { completion } from '../../features/completion/completion.ts';
import type { CompletionItem, ItemKind } from '../../features/completion/items.ts';
import { pageOf } from '../../features/documentation/page.ts';
import type { Topic } from '../../features/documentation/topic.ts';
import { hover } from '../../features/hover.ts';
import { inlayHints } from '../../features/inlay-hints.ts';
import { signatureHelp } from '../../features/signature-help.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { toOffset, toRange, toTextRange } from '../convert.ts';
import type { Guard } from '../guard.ts';
import type { Session } from '../session.ts';

const kinds: Record<ItemKind, CompletionItemKind> = {
  keyword: CompletionItemKind.Keyword,
  snippet: CompletionItemKind.Snippet,
  kind: CompletionItemKind.Class,
  field: CompletionItemKind.Field,
  unit: CompletionItemKind.Unit,
  constant: CompletionItemKind.Constant,
  function: CompletionItemKind.Function,
  law: CompletionItemKind.Method,
  value: CompletionItemKind.Variable,
  parameter: CompletionItemKind.Variable,
  model: CompletionItemKind.Class,
  alloy: CompletionItemKind.Struct,
  test: CompletionItemKind.Event,
  element: CompletionItemKind.Property,
  series: CompletionItemKind.Field,
  data: CompletionItemKind.File,
  word: CompletionItemKind.EnumMember,
  path: CompletionItemKind.File,
};

/** The text of a snippet without its places, for editors that know no snippets. */
const withoutPlaces = (snippet: string): string =>
  snippet
    .replaceAll(/\$\{\d+\|((?:[^,|\\]|\\.)*)[^}]*\|\}/g, '$1')
    .replaceAll(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replaceAll(/\$\d+/g, '')
    .replaceAll(/\\([\\$}])/g, '$1');

/** What a completion item carries to be resolved later: its file and topic. */
interface ItemData {
  readonly uri: string;
  readonly topic: Topic;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function readItemData(value: unknown): ItemData | undefined {
  if (!isRecord(value) || typeof value['uri'] !== 'string' || !isTopic(value['topic'])) return undefined;
  return { uri: value['uri'], topic: value['topic'] };
}

/** Topics come back from the editor as they were sent. */
const isTopic = (value: unknown): value is Topic => isRecord(value) && typeof value['kind'] === 'string';

function toProtocolItem(
  item: CompletionItem,
  index: number,
  range: TextRange,
  document: TextDocument,
  snippets: boolean,
): ProtocolItem {
  return {
    label: item.label,
    kind: kinds[item.kind],
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    sortText: String(index).padStart(4, '0'),
    filterText: item.label,
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: toRange(document, range), newText: snippets ? item.insert : withoutPlaces(item.insert) },
    ...(item.topic ? { data: { uri: document.uri, topic: item.topic } satisfies ItemData } : {}),
    ...(item.again ? { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } } : {}),
  };
}

export function registerUnderstanding(guard: Guard, { documents, editor, environment }: Session): void {
  guard.request(CompletionRequest.type, null, ({ textDocument, position, context }) => {
    const document = documents.document(textDocument.uri);
    const file = documents.checked(textDocument.uri);
    if (!document || !file) return null;
    const found = completion(file, toOffset(document, position), environment, context?.triggerCharacter === ' ');
    if (!found) return null;
    const items = found.items.map((item, index) => toProtocolItem(item, index, found.range, document, editor.snippets));
    if (!editor.commands) for (const item of items) delete item.command;
    return { isIncomplete: false, items };
  });

  guard.request(CompletionResolveRequest.type, { label: '' }, (item) => {
    const data = readItemData(item.data);
    const file = data && documents.checked(data.uri);
    const page = file && pageOf(data.topic, file, environment);
    return page === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value: page } };
  });

  guard.request(HoverRequest.type, null, ({ textDocument, position }) => {
    const document = documents.document(textDocument.uri);
    const file = documents.checked(textDocument.uri);
    const found = document && file && hover(file, toOffset(document, position), environment);
    if (!found) return null;
    return { range: toRange(document, found.range), contents: { kind: MarkupKind.Markdown, value: found.markdown } };
  });

  guard.request(SignatureHelpRequest.type, null, ({ textDocument, position }) => {
    const document = documents.document(textDocument.uri);
    const file = documents.checked(textDocument.uri);
    const help = document && file && signatureHelp(file, toOffset(document, position));
    if (!help) return null;
    const { label, documentation, parameters, active } = help;
    return {
      signatures: [
        {
          label,
          documentation: { kind: MarkupKind.Markdown, value: documentation },
          parameters: parameters.map(({ range, documentation: words }): ParameterInformation => ({
            label: [range.start, range.end],
            documentation: { kind: MarkupKind.Markdown, value: words },
          })),
        },
      ],
      activeSignature: 0,
      ...(active === undefined ? {} : { activeParameter: active }),
    };
  });

  guard.request(InlayHintRequest.type, null, ({ textDocument, range }) => {
    const document = documents.document(textDocument.uri);
    const file = documents.checked(textDocument.uri);
    if (!document || !file) return null;
    return inlayHints(file, toTextRange(document, range), editor.settings.inlayHints).map((hint) => ({
      position: document.positionAt(hint.offset),
      label: hint.label,
      tooltip: hint.tooltip,
      kind: hint.kind === 'argument' ? InlayHintKind.Parameter : InlayHintKind.Type,
      paddingLeft: hint.kind !== 'argument',
      paddingRight: hint.kind === 'argument',
    }));
  });
}
