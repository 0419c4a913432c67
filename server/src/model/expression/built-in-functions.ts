/** The functions of the language: exp, ln, sqrt, … */
import { number, type Formula, type FormulaFunction } from '../../formula/formula.ts';
import { applyFunction } from '../../formula/primitives.ts';
import { needsNumber } from '../../diagnostics/units/needs-number.ts';
import { wrongArguments } from '../../diagnostics/expressions/wrong-arguments.ts';
import type { CallExpression } from '../../syntax/tree.ts';
import {
  dimension,
  divideDimensions,
  isDimensionless,
  powerOfDimension,
  rational,
  sameDimension,
  type Dimension,
} from '../../units/dimension.ts';
import { baseUnitsOf, phraseOfDimension, quantitiesOf } from '../../units/format-dimension.ts';
import { missingFactor } from '../../units/mismatch.ts';
import { quantities } from '../../units/quantities.ts';
import { celsiusType } from './celsius.ts';
import { finite, quantityOf, tell, type Checker } from './checker.ts';
import { expressionText } from './print.ts';
import { rejectScaling } from './products.ts';
import { rejectUnlike } from './sums.ts';
import { joined, quantityType, unknown, type Typed } from './typed.ts';
import type { QuantityType } from './types.ts';

export const builtInFunctions = [
  'exp',
  'ln',
  'log10',
  'sqrt',
  'abs',
  'sin',
  'cos',
  'tan',
  'sinh',
  'cosh',
  'tanh',
  'atan',
  'gamma',
  'min',
  'max',
] as const satisfies readonly FormulaFunction[];

export const isBuiltInFunction = (name: string): name is FormulaFunction =>
  builtInFunctions.some((known) => known === name);

const temperature = dimension({ kelvin: 1 });

/** What would make a number of the argument: `R` under an energy per mole and kelvin. */
function remedyFor(found: Dimension): string | undefined {
  const thermal = divideDimensions(quantities.molar_energy.dimension, temperature);
  if (sameDimension(found, thermal)) return 'divide by `R`';
  if (sameDimension(found, divideDimensions(quantities.energy.dimension, temperature))) return 'divide by `k_B`';
  if (sameDimension(found, quantities.molar_energy.dimension)) return 'divide by `R T`';
  if (sameDimension(found, quantities.energy.dimension)) return 'divide by `k_B T`';
  const known = missingFactor(quantities.number.dimension, found);
  return known ?? (quantitiesOf(found).length > 0 ? `divide by ${phraseOfDimension(found)}` : undefined);
}

const reasons: Partial<Record<FormulaFunction, string>> = {
  ln: 'only numbers above zero have a logarithm',
  log10: 'only numbers above zero have a logarithm',
  sqrt: 'a negative number has no real square root',
  gamma: 'the gamma function is infinite at zero and the negative whole numbers, and too large above 171',
};

const callFormula = (name: FormulaFunction, left: Formula, right?: Formula): Formula => {
  if (left.kind === 'number' && (!right || right.kind === 'number')) {
    return number(applyFunction(name, left.value, right?.value));
  }
  return { kind: 'call', function: name, arguments: right ? [left, right] : [left] };
};

/** `min` and `max` of two or more values of one kind. */
function checkExtreme(checker: Checker, node: CallExpression, name: 'min' | 'max', values: readonly Typed[]): Typed {
  if (values.length < 2) {
    const problem = { kind: 'too-few', least: 2, given: values.length, orMore: true } as const;
    tell(checker, wrongArguments, node.range, { function: name, problem });
    return unknown;
  }
  const types = values.map((value, i) => {
    const argument = node.arguments[i];
    return argument && quantityOf(checker, argument.value, value, `An argument of \`${name}\``);
  });
  const [first] = types;
  const [firstArgument] = node.arguments;
  if (!first || !firstArgument || types.includes(undefined)) return unknown;
  for (const [i, type] of types.entries()) {
    const argument = node.arguments[i];
    if (!type || !argument || sameDimension(type.dimension, first.dimension)) continue;
    const problem = `\`${name}\` chooses between values of one kind`;
    rejectUnlike(
      checker,
      { expression: firstArgument.value, type: first },
      { expression: argument.value, type },
      problem,
    );
    return unknown;
  }
  const allCelsius = types.every((type) => type?.scale === 'celsius');
  return values.slice(1).reduce((left, right, i): Typed => {
    const known = left.value !== undefined && right.value !== undefined;
    return {
      type: allCelsius ? celsiusType : quantityType(first.dimension),
      formula: left.formula && right.formula && callFormula(name, left.formula, right.formula),
      value: known ? applyFunction(name, left.value, right.value) : undefined,
      ...joined(left, values[i + 1] ?? right),
    };
  }, values[0] ?? unknown);
}

/** Type of the result, or `undefined` after reporting an argument of the wrong kind. */
function resultType(
  checker: Checker,
  node: CallExpression,
  name: FormulaFunction,
  type: QuantityType,
): QuantityType | undefined {
  if (name === 'sqrt') return quantityType(powerOfDimension(type.dimension, rational(1, 2)));
  if (name === 'abs' || isDimensionless(type.dimension)) return quantityType(type.dimension);
  const argument = node.arguments[0]?.value ?? node;
  const remedy = remedyFor(type.dimension);
  tell(checker, needsNumber, argument.range, {
    function: name,
    text: expressionText(argument),
    found: phraseOfDimension(type.dimension),
    foundBase: baseUnitsOf(type.dimension),
    ...(remedy === undefined ? {} : { remedy }),
  });
  return undefined;
}

export function checkBuiltInCall(checker: Checker, node: CallExpression, name: FormulaFunction): Typed {
  const values = node.arguments.map((argument) => {
    if (argument.name && argument.name.text !== '') {
      tell(checker, wrongArguments, argument.name.range, { function: name, problem: { kind: 'no-names' } });
    }
    return checker.check(argument.value);
  });
  if (name === 'min' || name === 'max') return checkExtreme(checker, node, name, values);
  const [argument, extra] = node.arguments;
  const [value] = values;
  if (!argument || !value) {
    tell(checker, wrongArguments, node.range, { function: name, problem: { kind: 'too-few', least: 1, given: 0 } });
    return unknown;
  }
  if (extra) {
    tell(checker, wrongArguments, extra.range, { function: name, problem: { kind: 'too-many', most: 1 } });
    return unknown;
  }
  const type = quantityOf(checker, argument.value, value, `The argument of \`${name}\``);
  if (!type) return unknown;
  if (type.scale === 'celsius') {
    rejectScaling(checker, argument.value, value);
    return unknown;
  }
  const result = resultType(checker, node, name, type);
  if (!result) return unknown;
  const computed = value.value === undefined ? undefined : applyFunction(name, value.value);
  const checked = finite(
    checker,
    node,
    computed,
    Number.isNaN(computed) || name === 'gamma' || value.value === 0 ? reasons[name] : undefined,
  );
  if (checked.bad) return unknown;
  return {
    type: result,
    formula: value.formula && callFormula(name, value.formula),
    value: checked.value,
    ...joined(value),
  };
}
