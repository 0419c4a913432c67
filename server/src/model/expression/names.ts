/** A name or a dotted path: a unit, a constant, or whatever the scope has under it. */
import { notAValue } from '../../diagnostics/expressions/not-a-value.ts';
import { unitOrField } from '../../diagnostics/expressions/unit-or-field.ts';
import { unknownName } from '../../diagnostics/expressions/unknown-name.ts';
import { unknownUnit } from '../../diagnostics/units/unknown-unit.ts';
import { laws, spectra } from '../../physics/registry.ts';
import type { Name, Path, Reference } from '../../syntax/tree.ts';
import { lookupConstant } from '../../units/constants.ts';
import { lookupUnit, type Unit } from '../../units/lookup.ts';
import { tell, type Checker } from './checker.ts';
import { builtInFunctions } from './built-in-functions.ts';
import { pathText } from './print.ts';
import { adviseUnit, constantNames, nearest, visible } from './suggest.ts';
import { constant, quantityType, unitNamed, unknown, type Typed } from './typed.ts';

/** A path of the first `count` names. */
const pathOf = (names: readonly Name[], range: Path['range']): Path => ({ names, range });

/** Notes the use of every name of a path: of `as_cast.alpha.chi_g` the model, the element and the field. */
export function noteUses(checker: Checker, path: Path): void {
  path.names.forEach((name, i) => {
    if (name.text === '') return;
    const isWhole = i === path.names.length - 1;
    const binding = checker.scope.resolve(isWhole ? path : pathOf(path.names.slice(0, i + 1), path.range));
    if (binding?.symbolId !== undefined) checker.context.use(name.range, binding.symbolId);
  });
}

/** Reports the first name of a path that leads nowhere. */
export function reportUnknown(checker: Checker, path: Path, what: 'name' | 'function', afterNumber = false): void {
  let known = 0;
  while (known < path.names.length - 1 && checker.scope.resolve(pathOf(path.names.slice(0, known + 1), path.range))) {
    known += 1;
  }
  const name = path.names[known];
  if (!name || name.text === '') return;
  const before = pathOf(path.names.slice(0, known), path.range);
  if (known > 0) {
    const members = Array.from(checker.scope.members?.(before) ?? [], (member) => member.name);
    const suggestions = nearest(name.text, members);
    tell(checker, unknownName, name.range, {
      what,
      name: name.text,
      range: name.range,
      of: pathText(before),
      suggestions,
    });
    return;
  }
  if (afterNumber && path.names.length === 1) {
    const advice = adviseUnit(name.text, checker.scope);
    tell(checker, unknownUnit, name.range, { name: name.text, range: name.range, ...advice });
    return;
  }
  const callable = new Set([...builtInFunctions, ...laws.keys(), ...spectra.keys(), ...(checker.scope.callable ?? [])]);
  const functions = [...callable];
  const candidates =
    what === 'function' ? [...visible(checker.scope), ...functions] : [...visible(checker.scope), ...constantNames()];
  // `maximum` and `logarithm` begin with what they mean.
  const beginsIt = (one: string): boolean => one.length >= 3 && name.text.toLowerCase().startsWith(one);
  const near = nearest(name.text, candidates);
  const suggestions = near.length === 0 && what === 'function' ? functions.filter(beginsIt) : near;
  tell(checker, unknownName, name.range, { what, name: name.text, range: name.range, suggestions });
}

const unitMeaning = (unit: Unit): string =>
  `the unit ${unit.base.words}${unit.prefix ? ` (prefix ${unit.prefix})` : ''}`;

/** A unit or constant, which a single name means before anything else. */
function checkBuiltIn(checker: Checker, name: Name, afterNumber: boolean): Typed | undefined {
  const unit = lookupUnit(name.text);
  const known = unit ? undefined : lookupConstant(name.text);
  if (!unit && !known) return undefined;
  // Not resolved: the value of that name may depend on this very expression.
  if (!afterNumber && checker.scope.mayHave?.(name.text) !== false && visible(checker.scope).includes(name.text)) {
    const meaning = unit ? unitMeaning(unit) : `the constant “${known?.words ?? name.text}”`;
    tell(checker, unitOrField, name.range, { name: name.text, meaning });
  }
  if (unit) return unitNamed(unit);
  return known && constant(known.value, quantityType(known.dimension));
}

export function checkReference(checker: Checker, node: Reference, afterNumber: boolean): Typed {
  const { path } = node;
  const [first] = path.names;
  if (!first || path.names.some((name) => name.text === '')) {
    // Half typed; the parser said so.
    noteUses(checker, path);
    return unknown;
  }
  const builtIn = path.names.length === 1 ? checkBuiltIn(checker, first, afterNumber) : undefined;
  if (builtIn) return builtIn;

  const binding = checker.scope.resolve(path);
  if (binding) noteUses(checker, path);
  switch (binding?.kind) {
    case 'value':
      return asNamed(binding.checked);
    case 'broken':
      return unknown;
    case 'thing': {
      const members = Array.from(checker.scope.members?.(path) ?? [], (member) => `${pathText(path)}.${member.name}`);
      const what = /^[aeiou]/.test(binding.what) ? `an ${binding.what}` : `a ${binding.what}`;
      tell(checker, notAValue, node.range, {
        name: pathText(path),
        what,
        range: node.range,
        instead: members.slice(0, 2),
      });
      return unknown;
    }
    case 'function': {
      const names = binding.function.parameters.map((parameter) => parameter.name).join(', ');
      const instead = [`${pathText(path)}(${names})`];
      tell(checker, notAValue, node.range, { name: pathText(path), what: 'a function', range: node.range, instead });
      return unknown;
    }
    case undefined:
      return checkUncalled(checker, node, afterNumber);
  }
}

/** A name of the language's own functions and laws that is not called, or a name of nothing. */
function checkUncalled(checker: Checker, node: Reference, afterNumber: boolean): Typed {
  const name = node.path.names.length === 1 ? (node.path.names[0]?.text ?? '') : '';
  const descriptor = laws.get(name) ?? spectra.get(name);
  if (descriptor) {
    const required = descriptor.fields.filter((field) => field.required);
    const instead = [`${name}(${required.map((field) => `${field.name}: ${field.example}`).join(', ')})`];
    const what = `a ${descriptor.family} and needs its arguments`;
    tell(checker, notAValue, node.range, { name, what, range: node.range, instead });
  } else if (builtInFunctions.some((known) => known === name)) {
    tell(checker, notAValue, node.range, { name, what: 'a function', range: node.range, instead: [] });
  } else {
    reportUnknown(checker, node.path, 'name', afterNumber);
  }
  return unknown;
}

/** What a name stands for: a parameter brings its declared value along. */
function asNamed(checked: Typed): Typed {
  const { formula, value } = checked;
  // How its units were written is the declaration's business.
  const named: Typed = {
    ...checked,
    tail: undefined,
    pure: false,
    unitsInside: checked.unitsInside ?? checked.tail !== undefined,
  };
  if (checked.parameters || formula?.kind !== 'variable' || value === undefined) return named;
  return { ...named, parameters: new Map([[formula.name, value]]) };
}
