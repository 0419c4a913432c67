/** What the text leaves unsaid: dimensions of named values, names of positional arguments, energies counted the other way. */
import type { CheckedFile } from '../model/checked.ts';
import { laws, spectra } from '../physics/registry.ts';
import type { CallExpression, Expression, TextRange } from '../syntax/tree.ts';
import { isDimensionless, type Dimension } from '../units/dimension.ts';
import { baseUnitsOf, quantitiesOf } from '../units/format-dimension.ts';
import { quantities } from '../units/quantities.ts';
import { otherEnergy } from './documentation/values.ts';
import { expressionsAt, expressionsOf, expressionsWithin, statementsOf, touches, type Statement } from './nodes.ts';
import { userFunction } from './user-function.ts';
import { quantityMeantAt, type WrittenQuantity } from './written-quantity.ts';

export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly kind: 'dimension' | 'argument' | 'energy';
  readonly tooltip: string;
}

export interface InlayHintSettings {
  readonly dimensions: boolean;
  readonly argumentNames: boolean;
  readonly energies: boolean;
}

/** "stress"; base units where the dimension has no name. */
function shortDimension(dimension: Dimension): string {
  const [name] = quantitiesOf(dimension);
  return name === undefined ? baseUnitsOf(dimension) : quantities[name].words;
}

/** Names before positional arguments of laws and of the user's functions. */
function argumentHints(file: CheckedFile, call: CallExpression): readonly InlayHint[] {
  const callee = call.callee.names.at(-1)?.text ?? '';
  const descriptor = laws.get(callee) ?? spectra.get(callee);
  const declared = userFunction(file, call.callee.range.start, callee);
  const names = (declared?.parameters ?? descriptor?.fields)?.map(({ name }) => name);
  if (!names) return [];
  return call.arguments.flatMap(({ name, value }, index): InlayHint[] => {
    const wanted = names[index];
    const text = file.tree.text.slice(value.range.start, value.range.end);
    if (name || wanted === undefined || wanted === text || value.kind === 'missing') return [];
    const tooltip = (declared ? undefined : descriptor?.fields[index]?.sentence) ?? `Argument of ${callee}`;
    return [{ offset: value.range.start, label: `${wanted}:`, kind: 'argument', tooltip }];
  });
}

/** An energy with its error the other way round: "0.8602 ± 0.02073 eV". */
function otherUncertainEnergy(value: WrittenQuantity, error: WrittenQuantity): string | undefined {
  const other = otherEnergy(value.value, value.unit.dimension);
  const spread = otherEnergy(error.value, error.unit.dimension);
  if (other === undefined || spread === undefined) return other;
  return `${other.slice(0, other.indexOf(' '))} ± ${spread}`;
}

/** eV behind an energy per mole, kJ/mol behind an energy per event. */
function energyHint(file: CheckedFile, number: Expression): readonly InlayHint[] {
  const { tree } = file;
  const path = expressionsAt(tree, number.range.start);
  // Bounds are read beside the value, which has its hint.
  if (path.some(({ kind }) => kind === 'range')) return [];
  const quantity = quantityMeantAt(tree, number.range.start);
  if (!quantity || quantity.unit.text === '' || quantity.value === 0) return [];
  const at = path.findLastIndex(({ kind }) => kind === 'uncertain');
  const uncertain = path[at];
  let other: string | undefined;
  let end = quantity.range.end;
  if (uncertain?.kind === 'uncertain') {
    const isError = number.range.start >= uncertain.error.range.start;
    const error = quantityMeantAt(tree, uncertain.error.range.start);
    if (isError || !error) return [];
    other = otherUncertainEnergy(quantity, error);
    // The unit of both may stand behind a bracket.
    end = Math.max(uncertain.range.end, quantity.unitRange.end);
  } else {
    if (quantity.range.end < quantity.unitRange.end) return [];
    other = otherEnergy(quantity.value, quantity.unit.dimension);
  }
  if (other === undefined) return [];
  const tooltip = `The same energy ${other.endsWith('mol') ? 'per mole' : 'per event'}`;
  return [{ offset: end, label: `≙ ${other}`, kind: 'energy', tooltip }];
}

/** The dimension behind the name of a `let`, or behind the arguments of a `fn`. */
function dimensionHint(file: CheckedFile, statement: Statement): readonly InlayHint[] {
  if ((statement.kind !== 'let' && statement.kind !== 'fn') || !statement.name) return [];
  const type = file.expressions.get(statement.value)?.checked.type;
  const dimension =
    type?.kind === 'quantity' ? type.dimension : type?.kind === 'list' ? type.item.dimension : undefined;
  if (!dimension || isDimensionless(dimension)) return [];
  const isFunction = statement.kind === 'fn';
  const bracket = isFunction ? closingBracket(file, statement.name.range.end, statement.value.range.start) : undefined;
  if (isFunction && bracket === undefined) return [];
  const tooltip = isFunction ? 'Dimension of what the function gives' : 'Dimension of the value';
  const offset = bracket ?? statement.name.range.end;
  return [{ offset, label: `: ${shortDimension(dimension)}`, kind: 'dimension', tooltip }];
}

/** Where the arguments of a declared function end. */
const closingBracket = ({ tree }: CheckedFile, start: number, end: number): number | undefined =>
  tree.tokens.findLast(({ text, range }) => text === ')' && range.start >= start && range.end <= end)?.range.end;

export function inlayHints(file: CheckedFile, within: TextRange, settings: InlayHintSettings): readonly InlayHint[] {
  const hints: InlayHint[] = [];
  for (const statement of statementsOf(file.tree)) {
    if (statement.range.end < within.start || statement.range.start > within.end) continue;
    if (settings.dimensions) hints.push(...dimensionHint(file, statement));
    for (const outer of expressionsOf(statement))
      for (const expression of expressionsWithin(outer)) {
        if (!touches(within, expression.range.start)) continue;
        if (settings.argumentNames && expression.kind === 'call') hints.push(...argumentHints(file, expression));
        if (settings.energies && expression.kind === 'number') hints.push(...energyHint(file, expression));
      }
  }
  return hints.sort((a, b) => a.offset - b.offset);
}
