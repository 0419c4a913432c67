/** Calls of the built-in laws (`arrhenius`) and spectra (`gumbel`). */
import { number, type Formula } from '../../formula/formula.ts';
import { evaluateFormula } from '../../formula/compile.ts';
import type { Descriptor, FieldDescriptor, LawDescriptor, SpectrumDescriptor } from '../../physics/descriptor.ts';
import type { CallExpression } from '../../syntax/tree.ts';
import { quantities, type QuantityName } from '../../units/quantities.ts';
import { matchArguments } from './arguments.ts';
import { finite, type Checker } from './checker.ts';
import { isUnknown, joined, quantityType, unknown, type Typed } from './typed.ts';

const temperatureName = 'T';

interface CheckedArguments {
  readonly formulas: Readonly<Record<string, Formula>>;
  readonly quantities: Readonly<Record<string, QuantityName>>;
  readonly parts: readonly Typed[];
}

/** Checks the arguments of a law or spectrum against its fields; `undefined` when one is wrong or missing. */
function checkFields(
  checker: Checker,
  node: CallExpression,
  descriptor: LawDescriptor | SpectrumDescriptor,
): (CheckedArguments & { readonly temperature: Typed | undefined }) | undefined {
  const isLaw = descriptor.family === 'law';
  const parameters = [
    ...descriptor.fields.map(({ name, required, example }) => ({ name, required, example })),
    ...(isLaw ? [{ name: temperatureName, required: false, example: 'T' }] : []),
  ];
  const matched = matchArguments(checker, node, descriptor.name, parameters);
  for (const { value } of matched.stray) checker.check(value);

  const formulas: Record<string, Formula> = {};
  const given: Record<string, QuantityName> = {};
  const parts: Typed[] = [];
  let sound = matched.complete;
  for (const field of descriptor.fields) {
    const argument = matched.given.get(field.name);
    if (!argument) {
      const [usual] = field.quantities;
      if (typeof field.default === 'number') formulas[field.name] = number(field.default);
      if (usual) given[field.name] = usual;
      continue;
    }
    const checked = checkField(checker, field, descriptor, argument.value);
    if (isUnknown(checked) || !checked.formula) sound = false;
    if (checked.formula) formulas[field.name] = checked.formula;
    if (checked.quantity) given[field.name] = checked.quantity;
    parts.push(checked);
  }
  const at = matched.given.get(temperatureName);
  const temperature =
    at && checker.checkAs(at.value, { quantities: ['temperature'], place: `T of ${descriptor.name}` });
  if (temperature && (isUnknown(temperature) || !temperature.formula)) sound = false;
  return sound ? { formulas, quantities: given, parts, temperature } : undefined;
}

function checkField(
  checker: Checker,
  field: FieldDescriptor,
  descriptor: Descriptor,
  expression: CallExpression['arguments'][number]['value'],
): Typed {
  const checked = checker.checkAs(expression, {
    quantities: field.quantities,
    place: `${field.name} of ${descriptor.name}`,
  });
  if (!isUnknown(checked)) checker.context.argument?.(field, descriptor.name, expression, checked);
  return checked;
}

/** A law: with `T:` the number it gives, without it the law itself (the value of `tau`). */
export function checkLawCall(checker: Checker, node: CallExpression, law: LawDescriptor): Typed {
  const checked = checkFields(checker, node, law);
  if (!checked) return unknown;
  const { temperature, formulas, parts } = checked;
  const call = { name: law.name, arguments: formulas, quantities: checked.quantities };
  if (!temperature?.formula) return { type: { kind: 'law' }, call, ...joined(...parts) };

  const formula = law.formula(formulas, temperature.formula);
  const names = joined(...parts, temperature);
  const known = [...parts, temperature].every((part) => part.value !== undefined);
  const computed = known ? evaluateFormula(formula, Object.fromEntries(names.parameters ?? [])) : undefined;
  const { value, bad } = finite(
    checker,
    node,
    computed,
    computed === Infinity ? 'the time is infinite at this temperature' : undefined,
  );
  if (bad) return unknown;
  return { type: quantityType(quantities.time.dimension), formula, value, ...names };
}

export function checkSpectrumCall(checker: Checker, node: CallExpression, spectrum: SpectrumDescriptor): Typed {
  const checked = checkFields(checker, node, spectrum);
  if (!checked) return unknown;
  const { formulas, parts } = checked;
  const call = { name: spectrum.name, arguments: formulas, quantities: checked.quantities };
  return { type: { kind: 'spectrum' }, call, ...joined(...parts) };
}
