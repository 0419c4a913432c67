/** What the text leaves unsaid: dimensions of named values, names of positional arguments, energies counted the other way. */
import type { CheckedFile } from '../model/checked.ts';
import { laws, spectra } from '../physics/registry.ts';
import type { CallExpression, Expression, TextRange } from '../syntax/tree.ts';
import { isDimensionless, type Dimension } from '../units/dimension.ts';
import { baseUnitsOf, quantitiesOf } from '../units/format-dimension.ts';
import { quantities } from '../units/quantities.ts';
import { otherEnergy } from './documentation/values.ts';
import { expressionsAt, expressionsOf, expressionsWithin, statementsOf, touches } from './nodes.ts';
import { quantityOf } from './written-quantity.ts';

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
  const declared = file.tree.declarations.find((one) => one.kind === 'fn' && one.name?.text === callee);
  const names =
    declared?.kind === 'fn'
      ? declared.parameters.map(({ name }) => name.text)
      : descriptor?.fields.map(({ name }) => name);
  if (!names) return [];
  return call.arguments.flatMap(({ name, value }, index): InlayHint[] => {
    const wanted = names[index];
    const text = file.tree.text.slice(value.range.start, value.range.end);
    if (name || wanted === undefined || wanted === text || value.kind === 'missing') return [];
    const tooltip = descriptor?.fields[index]?.sentence ?? `Argument of ${callee}`;
    return [{ offset: value.range.start, label: `${wanted}:`, kind: 'argument', tooltip }];
  });
}

/** eV behind an energy per mole, kJ/mol behind an energy per event. */
function energyHint(file: CheckedFile, number: Expression): readonly InlayHint[] {
  const path = expressionsAt(file.tree, number.range.start);
  // Bounds are read beside the value, which has its hint.
  if (path.some(({ kind }) => kind === 'range')) return [];
  const quantity = quantityOf(file.tree, path);
  if (!quantity || quantity.unit.text === '' || quantity.range.end < quantity.unitRange.end) return [];
  const other = otherEnergy(quantity.value, quantity.unit.dimension);
  if (other === undefined || quantity.value === 0) return [];
  const tooltip = `The same energy ${other.endsWith('mol') ? 'per mole' : 'per event'}`;
  return [{ offset: quantity.range.end, label: `≙ ${other}`, kind: 'energy', tooltip }];
}

export function inlayHints(file: CheckedFile, within: TextRange, settings: InlayHintSettings): readonly InlayHint[] {
  const hints: InlayHint[] = [];
  for (const statement of statementsOf(file.tree)) {
    if (statement.range.end < within.start || statement.range.start > within.end) continue;
    if (settings.dimensions && statement.kind === 'let' && statement.name) {
      const type = file.expressions.get(statement.value)?.checked.type;
      const dimension =
        type?.kind === 'quantity' ? type.dimension : type?.kind === 'list' ? type.item.dimension : undefined;
      if (dimension && !isDimensionless(dimension))
        hints.push({
          offset: statement.name.range.end,
          label: `: ${shortDimension(dimension)}`,
          kind: 'dimension',
          tooltip: 'Dimension of the value',
        });
    }
    for (const outer of expressionsOf(statement))
      for (const expression of expressionsWithin(outer)) {
        if (!touches(within, expression.range.start)) continue;
        if (settings.argumentNames && expression.kind === 'call') hints.push(...argumentHints(file, expression));
        if (settings.energies && expression.kind === 'number') hints.push(...energyHint(file, expression));
      }
  }
  return hints.sort((a, b) => a.offset - b.offset);
}
