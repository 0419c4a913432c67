/** Alloys: the composition adds up, its elements exist, the known fields lie in their ranges. */
import { chemicalElementTwice } from '../../diagnostics/declarations/chemical-element-twice.ts';
import { compositionForm } from '../../diagnostics/declarations/composition-form.ts';
import { compositionSum } from '../../diagnostics/declarations/composition-sum.ts';
import { crystallisesBelowTransition } from '../../diagnostics/physical/crystallises-below-transition.ts';
import { likeKnownField } from '../../diagnostics/declarations/like-known-field.ts';
import { syntaxDiagnostics } from '../../diagnostics/syntax/index.ts';
import { unknownField } from '../../diagnostics/declarations/unknown-field.ts';
import { unknownChemicalElement } from '../../diagnostics/declarations/unknown-chemical-element.ts';
import type { CompositionExpression, Field, Name } from '../../syntax/tree.ts';
import type { DeclaredAlloy } from '../declared.ts';
import { alloyFields } from '../declarations/alloy-fields.ts';
import { chemicalElements } from '../declarations/chemical-elements.ts';
import { formatQuantity } from '../../units/format-quantity.ts';
import { tell, type FileModel } from '../file-model.ts';
import { nearestNames } from '../names/nearest.ts';
import { outsidePhysicalRange } from '../../diagnostics/physical/outside-physical-range.ts';
import { noVariables, valueAt } from '../value.ts';
import { checkStatements } from './blocks.ts';
import { checkRange } from './ranges.ts';

/** How far a composition may be from 100 atomic percent. */
const compositionTolerance = 0.1;

const rounded = (value: number): number => Number(value.toPrecision(10));

function checkComposition(file: FileModel, composition: CompositionExpression): void {
  const seen = new Map<string, Name>();
  let sum = 0;
  let complete = true;
  let single: { readonly amount: number; readonly part: CompositionExpression['parts'][number] } | undefined;
  for (const part of composition.parts) {
    const { element, amount } = part;
    if (element.text !== '' && !chemicalElements.has(element.text)) {
      const proper = element.text.slice(0, 1).toUpperCase() + element.text.slice(1).toLowerCase();
      const suggestions = chemicalElements.has(proper)
        ? [proper]
        : nearestNames(element.text, chemicalElements).slice(0, 2);
      tell(file, unknownChemicalElement, element.range, { name: element.text, range: element.range, suggestions });
    }
    const first = seen.get(element.text);
    if (first) tell(file, chemicalElementTwice, element.range, { name: element.text, first: first.range });
    else seen.set(element.text, element);
    const checked = valueAt(
      amount,
      { layers: file.layers, variables: noVariables, context: file.context },
      { quantities: ['number'], place: `the amount of ${element.text}` },
    );
    if (checked.value === undefined) {
      complete = false;
      continue;
    }
    // `50 at%` and `50 %` are read as 0.5: amounts written with a percent sign count as percent.
    const inPercent = file.tree.text.slice(amount.range.start, amount.range.end).endsWith('%');
    const value = inPercent ? checked.value * 100 : checked.value;
    if (value < 0) {
      tell(file, outsidePhysicalRange, amount.range, {
        place: `the amount of ${element.text}`,
        value: String(rounded(value)),
        range: 'zero or positive',
      });
      complete = false;
      continue;
    }
    sum += value;
    if (amount.kind === 'number') single = { amount: value, part };
  }
  if (!complete || composition.parts.length === 0) return;
  if (Math.abs(sum - 100) <= compositionTolerance + 1e-9) return;
  const excess = rounded(sum - 100);
  const replacement = single ? rounded(single.amount - excess) : undefined;
  tell(file, compositionSum, composition.range, {
    sum: rounded(sum),
    change: excess > 0 ? `${excess} too much` : `${-excess} missing`,
    ...(single && replacement !== undefined && replacement > 0
      ? { range: single.part.amount.range, replacement: String(replacement), element: single.part.element.text }
      : {}),
  });
}

const isComposition = (field: Field): boolean => field.path.names[0]?.text === 'composition';

/** Known fields by their names in small letters. */
const knownFields = new Map([...alloyFields.keys()].map((name) => [name.toLowerCase(), name]));

/**
 * A composition in another form, `La60Ni15Al25` or `60 La, 15 Ni`, gets one message that rewrites it in place of the
 * parser's. Answers whether it is one.
 */
function checkForm(file: FileModel, field: Field): boolean {
  const { value } = field;
  const { text } = file.tree;
  const lineEnd = text.slice(value.range.start).search(/[\n;}#]|$/);
  const range = { start: value.range.start, end: value.range.start + lineEnd };
  const written = text.slice(range.start, range.end).trimEnd();
  const joined = /^(?:[A-Z][a-z]?\d+(?:\.\d+)?){2,}$/.test(written);
  const reversed = /^(?:\d+(?:\.\d+)?\s*(?:at)?%?\s*[A-Z][a-z]?[\s,]*)+$/.test(written);
  if (!joined && !reversed && value.kind === 'composition') return false;
  if (value.kind === 'missing' || (!joined && !reversed && field.broken === true)) return false;
  const pairs = joined
    ? [...written.matchAll(/([A-Z][a-z]?)(\d+(?:\.\d+)?)/g)].map(
        ([, element, amount]) => `${element ?? ''} ${amount ?? ''}`,
      )
    : [...written.matchAll(/(\d+(?:\.\d+)?)\s*(?:at)?%?\s*([A-Z][a-z]?)/g)].map(
        ([, amount, element]) => `${element ?? ''} ${amount ?? ''}`,
      );
  const whole = { start: range.start, end: range.start + written.length };
  for (const issue of file.tree.issues) {
    if (issue.range.start < whole.start || issue.range.start > whole.end) continue;
    file.findings.superseded.add(`${syntaxDiagnostics[issue.code].code} ${issue.range.start}`);
  }
  tell(file, compositionForm, whole, {
    range: whole,
    ...(joined || reversed ? { rewritten: pairs.join(', ') } : {}),
  });
  return true;
}

/** A glass crystallises above its glass transition. */
function checkTransitions(file: FileModel, { fields }: DeclaredAlloy): void {
  const [first, second] = [fields.get('T_g'), fields.get('T_x')];
  const transition = first?.value().value;
  const crystallisation = second?.value().value;
  if (!first || !second || transition === undefined || crystallisation === undefined) return;
  if (crystallisation >= transition) return;
  tell(file, crystallisesBelowTransition, second.expression.range, {
    crystallisation: formatQuantity(crystallisation, 'temperature'),
    transition: formatQuantity(transition, 'temperature'),
    transitionRange: first.expression.range,
  });
}

export function checkAlloy(file: FileModel, alloy: DeclaredAlloy): void {
  const { body } = alloy.declaration;
  checkStatements(
    file,
    body,
    (statement) => statement.kind === 'field' && statement.role === 'value' && statement.path.names.length === 1,
    'an alloy',
    'its composition and fields such as `T_g = 453 K`',
  );
  for (const statement of body?.statements ?? []) {
    if (statement.kind !== 'field') continue;
    if (statement.value.kind === 'composition' && !isComposition(statement)) {
      const { range } = statement.path;
      tell(file, unknownField, range, {
        field: file.tree.text.slice(range.start, range.end),
        place: 'A composition is the field `composition`; an alloy',
        range,
        suggestions: ['composition'],
        known: [],
      });
    }
    if (!isComposition(statement)) continue;
    if (checkForm(file, statement) || statement.broken === true) continue;
    if (statement.value.kind === 'composition') checkComposition(file, statement.value);
  }
  for (const field of alloy.fields.values()) {
    const checked = field.value();
    const known = field.descriptor ? undefined : knownFields.get(field.name.toLowerCase());
    const { range } = field.statement.path;
    if (known !== undefined && !alloy.fields.has(known)) {
      tell(file, likeKnownField, range, { field: field.name, known, range });
    }
    if (field.descriptor) checkRange(file.context, field.descriptor, field.name, checked, field.expression.range);
  }
  checkTransitions(file, alloy);
}
