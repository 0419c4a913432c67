/** The arguments of the law, function or measure that is being called. */
import type { CheckedFile } from '../model/checked.ts';
import { laws, spectra } from '../physics/registry.ts';
import type { TextRange } from '../syntax/tree.ts';
import { completionContext, type CompletionContext } from './completion/context.ts';
import { placeOf, type OpenCall } from './completion/place.ts';
import { assignedField, type ValuePlace } from './completion/target.ts';
import { defaultText, valueText } from './documentation/descriptors.ts';
import { functions, measures, type FunctionDocumentation } from './documentation/functions.ts';
import { parameterText, userFunction } from './user-function.ts';

export interface Signature {
  readonly label: string;
  readonly documentation: string;
  /** Ranges in the label. */
  readonly parameters: readonly { readonly range: TextRange; readonly documentation: string }[];
  /** Index of the argument at the cursor; absent when it has none. */
  readonly active?: number;
}

interface Parameter {
  readonly name: string;
  readonly text: string;
  readonly documentation: string;
}

function build(name: string, documentation: string, parameters: readonly Parameter[], active: number): Signature {
  let label = `${name}(`;
  const ranges = parameters.map(({ text, documentation: words }, i) => {
    if (i > 0) label += ', ';
    const range = { start: label.length, end: label.length + text.length };
    label += text;
    return { range, documentation: words };
  });
  label += ')';
  const known = active >= 0 && active < parameters.length;
  return { label, documentation, parameters: ranges, ...(known ? { active } : {}) };
}

/** What a law takes behind its own arguments where it is no time of an element, but a value at one temperature. */
const temperature: Parameter = { name: 'T', text: 'T', documentation: 'Temperature at which the law is taken (K)' };

/** Whether a law stands for itself, as the whole value of `tau`, so that the solver gives it the temperature. */
const isLawField = (file: CheckedFile, context: CompletionContext, place: ValuePlace, callee: string): boolean =>
  place.value[0]?.text === callee && assignedField(file, context, place)?.shape === 'law';

function parametersOf(
  { callee }: OpenCall,
  file: CheckedFile,
  context: CompletionContext,
  place: ValuePlace,
): { sentence: string; parameters: readonly Parameter[] } | undefined {
  const declared = userFunction(file, context.home, callee);
  if (declared) {
    const parameters = declared.parameters.map((parameter) => ({
      name: parameter.name,
      text: parameterText(parameter),
      documentation: '',
    }));
    return { sentence: declared.documentation ?? '', parameters };
  }
  const descriptor = laws.get(callee) ?? spectra.get(callee);
  if (descriptor) {
    const parameters = descriptor.fields.map((field) => {
      const standard = defaultText(field);
      return {
        name: field.name,
        text: `${field.name}${standard === undefined ? '' : ` = ${standard}`}`,
        documentation: `${field.sentence} (${valueText(field)})`,
      };
    });
    const takesTemperature = laws.has(callee) && !isLawField(file, context, place, callee);
    return {
      sentence: descriptor.sentence,
      parameters: takesTemperature ? [...parameters, temperature] : parameters,
    };
  }
  const documented: FunctionDocumentation | undefined = functions.get(callee) ?? measures.get(callee);
  return documented
    ? {
        sentence: documented.sentence,
        parameters: documented.parameters.map((name) => ({ name, text: name, documentation: '' })),
      }
    : undefined;
}

export function signatureHelp(file: CheckedFile, offset: number): Signature | undefined {
  const context = completionContext(file.tree, offset);
  if (!context || context.string) return undefined;
  const place = placeOf(context, false);
  if (place.kind !== 'value' || !place.call) return undefined;
  const { call } = place;
  const expecting = context.line[0]?.text === 'expect' || context.line[0]?.text === 'stated';
  const measure = expecting ? measures.get(call.callee) : undefined;
  const found = measure
    ? {
        sentence: measure.sentence,
        parameters: measure.parameters.map((name) => ({ name, text: name, documentation: '' })),
      }
    : parametersOf(call, file, context, place);
  if (!found) return undefined;
  const named = found.parameters.findIndex(({ name }) => name === call.argument);
  const repeated = functions.get(call.callee)?.repeats ? Math.min(call.index, found.parameters.length - 1) : call.index;
  const active = call.argument === undefined ? repeated : named;
  return build(call.callee, found.sentence, found.parameters, active);
}
