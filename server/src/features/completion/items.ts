/** What completion offers, free of the protocol. */
import type { TextEdit } from '../../diagnostics/diagnostic.ts';
import type { FieldDescriptor } from '../../physics/descriptor.ts';
import type { Topic } from '../documentation/topic.ts';

export type ItemKind =
  | 'keyword'
  | 'snippet'
  | 'kind'
  | 'field'
  | 'unit'
  | 'constant'
  | 'function'
  | 'law'
  | 'value'
  | 'parameter'
  | 'model'
  | 'alloy'
  | 'test'
  | 'element'
  | 'series'
  | 'word'
  | 'path';

export interface CompletionItem {
  readonly label: string;
  readonly kind: ItemKind;
  /** Shown beside the label: dimension, unit, default. */
  readonly detail?: string;
  /** Text in snippet syntax that replaces the word being typed. */
  readonly insert: string;
  /** Smaller ones come first; equal ones keep the order in which they are listed. */
  readonly rank: number;
  readonly topic?: Topic;
  /** Further edits, away from the cursor. */
  readonly additional?: readonly TextEdit[];
  /** Ask for completion again once it is inserted. */
  readonly again?: true;
}

/** Ranks, from what is most likely wanted to what is only possible. */
export const ranks = { required: 0, fitting: 10, optional: 20, possible: 30, keyword: 40, unlikely: 50 } as const;

/** Text that stands for itself in a snippet. */
export const literal = (text: string): string => text.replaceAll(/[\\$}]/g, (sign) => `\\${sign}`);

/** A place in a snippet with its proposal. */
export const placeholder = (index: number, proposal: string): string => `\${${index}:${literal(proposal)}}`;

/** A place in a snippet with a list to choose from; plain proposal when there is only one. */
export function choice(index: number, options: readonly string[], otherwise: string): string {
  if (options.length < 2) return placeholder(index, options[0] ?? otherwise);
  return `\${${index}|${options.map((option) => option.replaceAll(/[\\,|]/g, (sign) => `\\${sign}`)).join(',')}|}`;
}

/** The required fields of a block as lines of a snippet; of alternatives, the first. */
export function requiredFields(fields: readonly FieldDescriptor[]): readonly FieldDescriptor[] {
  return fields.filter((field) => field.required || field.exactlyOneOf?.[0] === field.name);
}

/** A body with every required field, values as places to fill in. */
export function bodySnippet(fields: readonly FieldDescriptor[], firstIndex = 1): string {
  const required = requiredFields(fields);
  if (required.length === 0) return '{\n\t$0\n}';
  const width = Math.max(...required.map(({ name }) => name.length));
  const lines = required.map(
    ({ name, example }, i) => `\t${name.padEnd(width)} = ${placeholder(firstIndex + i, example)}`,
  );
  return `{\n${lines.join('\n')}$0\n}`;
}
