/** What every declaration has: an id, a name, an entity. */
import type { Name, TextRange } from '../../syntax/tree.ts';
import type { Binding } from '../expression/types.ts';
import { declareSymbol, type FileModel } from '../file-model.ts';
import type { PendingSymbol } from '../findings.ts';
import type { SymbolKind } from '../checked.ts';
import type { ValueCell } from '../names/circles.ts';
import type { Entity } from '../names/scope.ts';

/** `URI#name`; declarations without a name, or whose name is taken, get one that no path reaches. */
function idOf(file: Pick<FileModel, 'uri' | 'names'>, name: Name | undefined, range: TextRange): string {
  const free = name !== undefined && name.text !== '' && !file.names.has(name.text);
  return free ? `${file.uri}#${name.text}` : `${file.uri}#${name?.text ?? ''}@${range.start}`;
}

export const emptyRange = (range: TextRange): TextRange => ({ start: range.start, end: range.start });

/** How a declaration is called, where that stands, and its id. */
interface Head {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly symbolId: string;
}

export function headOf(file: FileModel, name: Name | undefined, range: TextRange): Head {
  return { name: name?.text ?? '', nameRange: name?.range ?? emptyRange(range), symbolId: idOf(file, name, range) };
}

/** The entity of a value. */
export function valueEntity(name: string, symbolId: string, cell: ValueCell): Entity {
  return {
    name,
    symbolId,
    binding(): Binding {
      const checked = cell.checked();
      return checked.type.kind === 'unknown' ? { kind: 'broken', symbolId } : { kind: 'value', symbolId, checked };
    },
  };
}

/** The entity of something that has members but no value. */
export function thingEntity(
  name: string,
  symbolId: string,
  what: string,
  members?: { find(name: string): Entity | undefined; all(): Iterable<Entity> },
): Entity {
  const binding: Binding = { kind: 'thing', symbolId, what };
  return {
    name,
    symbolId,
    binding: () => binding,
    ...(members ? { member: (member: string) => members.find(member), members: () => members.all() } : {}),
  };
}

/** Declares the symbol of a declaration or of something in it. */
export function declare(
  file: FileModel,
  symbol: {
    readonly id: string;
    readonly name: string;
    readonly kind: SymbolKind;
    readonly nameRange: TextRange;
    readonly range: TextRange;
    readonly documentation?: string | undefined;
    readonly detail?: string | undefined;
    readonly container?: string | undefined;
    readonly cell?: ValueCell;
    readonly field?: PendingSymbol['field'];
  },
): void {
  const { id, name, kind, nameRange, range, documentation, detail, container, cell, field } = symbol;
  const known: { -readonly [Key in keyof PendingSymbol]: PendingSymbol[Key] } = {
    id,
    name,
    kind,
    nameRange,
    range,
    uri: file.uri,
  };
  if (documentation !== undefined) known.documentation = documentation;
  if (detail !== undefined) known.detail = detail;
  if (container !== undefined) known.container = container;
  if (cell !== undefined) known.cell = cell;
  if (field !== undefined) known.field = field;
  declareSymbol(file, known);
}
