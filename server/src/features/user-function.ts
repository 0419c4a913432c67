/** Functions of the user that are called somewhere, those of imported files included. */
import type { CheckedFile } from '../model/checked.ts';
import { expressionText } from '../model/expression/print.ts';
import type { Expression } from '../syntax/tree.ts';

export interface CalledFunction {
  readonly name: string;
  readonly documentation?: string | undefined;
  readonly parameters: readonly { readonly name: string; readonly annotation?: Expression }[];
}

/** The function that a name stands for at an offset; `undefined` for laws, functions of the language and other names. */
export function userFunction(file: CheckedFile, offset: number, name: string): CalledFunction | undefined {
  const range = { start: offset, end: offset };
  const binding = file.scopeAt(offset).resolve({ names: [{ text: name, range }], range });
  if (binding?.kind !== 'function') return undefined;
  const { parameters } = binding.function;
  return { name, documentation: file.symbols.get(binding.symbolId)?.documentation, parameters };
}

/** An argument as it was declared: `T: temperature`. */
export const parameterText = ({ name, annotation }: CalledFunction['parameters'][number]): string =>
  annotation ? `${name}: ${expressionText(annotation)}` : name;
