/** A name before `(`: an own function, a function of the language, a law, a spectrum, or none of them. */
import { notAFunction } from '../../diagnostics/expressions/not-a-function.ts';
import { laws, spectra } from '../../physics/registry.ts';
import type { CallExpression } from '../../syntax/tree.ts';
import { isConstantName } from '../../units/constants.ts';
import { isUnitName } from '../../units/lookup.ts';
import { checkBuiltInCall, isBuiltInFunction } from './built-in-functions.ts';
import { tell, type Checker } from './checker.ts';
import { checkLawCall, checkSpectrumCall } from './law-calls.ts';
import { noteUses, reportUnknown } from './names.ts';
import { pathText } from './print.ts';
import { unknown, type Typed } from './typed.ts';
import { checkUserCall } from './user-functions.ts';

/** Something is called that is no function. Its arguments are still checked. */
function rejectCall(checker: Checker, node: CallExpression, what: string): Typed {
  for (const { value } of node.arguments) checker.check(value);
  const gap = { start: node.callee.range.end, end: node.argumentsRange.start };
  tell(checker, notAFunction, node.callee.range, { name: pathText(node.callee), what, gap });
  return unknown;
}

export function checkCall(checker: Checker, node: CallExpression): Typed {
  const special = checker.scope.call?.(node, checker.context);
  if (special) return special;
  const { callee } = node;
  const binding = checker.scope.resolve(callee);
  const name = callee.names.length === 1 ? (callee.names[0]?.text ?? '') : '';
  if (binding?.kind === 'function') {
    noteUses(checker, callee);
    return checkUserCall(checker, node, binding.function);
  }
  const law = laws.get(name);
  if (law) return checkLawCall(checker, node, law);
  const spectrum = spectra.get(name);
  if (spectrum) return checkSpectrumCall(checker, node, spectrum);
  // `min` is a unit too, but before a bracket it is the function.
  if (isBuiltInFunction(name)) return checkBuiltInCall(checker, node, name);
  if (isConstantName(name)) return rejectCall(checker, node, 'a constant');
  if (isUnitName(name)) return rejectCall(checker, node, 'a unit');
  if (binding) noteUses(checker, callee);
  switch (binding?.kind) {
    case 'value':
      return rejectCall(checker, node, 'a value');
    case 'thing':
      return rejectCall(checker, node, `a ${binding.what}`);
    case 'broken':
      for (const { value } of node.arguments) checker.check(value);
      return unknown;
    case undefined:
      for (const { value } of node.arguments) checker.check(value);
      reportUnknown(checker, callee, 'function');
      return unknown;
  }
}
