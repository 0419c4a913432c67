/** What completion offers, free of the protocol. */
import type { TextEdit } from '../../diagnostics/diagnostic.ts';
import type { Descriptor, FieldDescriptor } from '../../physics/descriptor.ts';
import { programSteps, stepText } from '../../physics/program-steps.ts';
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
  | 'data'
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
  const known = new Set(fields.map(({ name }) => name));
  return fields.filter((field) => field.required || field.exactlyOneOf?.find((name) => known.has(name)) === field.name);
}

/** A program to start from: to the temperature, then load and recovery. */
const usualProgram = ['heat', 'hold', 'load', 'hold', 'unload', 'hold'];

/** A body with every required field, or the steps of a program; values as places to fill in. */
export function bodySnippet(
  descriptor: Descriptor,
  firstIndex = 1,
  exampleOf = ({ example }: FieldDescriptor): string => example,
): string {
  let index = firstIndex;
  const place = (example: string): string => placeholder(index++, example);
  const required = requiredFields(descriptor.fields);
  const width = Math.max(...required.map(({ name }) => name.length));
  const fields = required.map((field) => `${field.name.padEnd(width)} = ${place(exampleOf(field))}`);
  const steps = descriptor.family === 'protocol' && descriptor.steps === true ? usualProgram : [];
  const written = steps.flatMap((action) => {
    const step = programSteps.get(action);
    return step ? stepText(step, ({ example }) => place(example)) : [];
  });
  const lines = [...fields, ...written].map((line) => `\t${line}`);
  return lines.length === 0 ? '{\n\t$0\n}' : `{\n${lines.join('\n')}$0\n}`;
}
