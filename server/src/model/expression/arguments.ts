/** Which argument of a call goes to which parameter: by name, or by position. */
import { wrongArguments } from '../../diagnostics/expressions/wrong-arguments.ts';
import type { Argument, CallExpression } from '../../syntax/tree.ts';
import { tell, type Checker } from './checker.ts';
import { nearest } from './suggest.ts';

export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  /** What a fix writes for it: `83 kJ/mol`. */
  readonly example: string;
}

export interface MatchedArguments {
  readonly given: ReadonlyMap<string, Argument>;
  /** Arguments that belong to no parameter; they were reported and are checked for their own mistakes only. */
  readonly stray: readonly Argument[];
  /** False when something required is missing or an argument was wrong (reported). */
  readonly complete: boolean;
}

/** Matches arguments with parameters, and reports what does not fit: one message for each mistake. */
export function matchArguments(
  checker: Checker,
  node: CallExpression,
  name: string,
  parameters: readonly Parameter[],
): MatchedArguments {
  const given = new Map<string, Argument>();
  const stray: Argument[] = [];
  // Required arguments that a misspelt one stands for are not missing.
  const misspelt = new Set<string>();
  let named = false;
  const tellProblem = (argument: Argument, problem: Parameters<typeof wrongArguments.message>[0]['problem']): void => {
    tell(checker, wrongArguments, argument.name?.range ?? argument.range, { function: name, problem });
    stray.push(argument);
  };

  node.arguments.forEach((argument, position) => {
    if (!argument.name) {
      const parameter = parameters[position];
      if (named) tellProblem(argument, { kind: 'positional-after-named' });
      else if (!parameter) tellProblem(argument, { kind: 'too-many', most: parameters.length });
      else given.set(parameter.name, argument);
      return;
    }
    named = true;
    const { text, range } = argument.name;
    const known = parameters.map((parameter) => parameter.name);
    if (text === '') {
      stray.push(argument);
    } else if (!known.includes(text)) {
      const free = known.filter((candidate) => !given.has(candidate));
      const suggestions = nearest(text, free);
      const [likely] = suggestions;
      if (likely !== undefined) misspelt.add(likely);
      tellProblem(argument, { kind: 'unknown', name: text, range, suggestions, known });
    } else if (given.has(text)) {
      tellProblem(argument, { kind: 'twice', name: text });
    } else {
      given.set(text, argument);
    }
  });

  const missing = parameters.filter((parameter) => parameter.required && !given.has(parameter.name));
  const unexplained = missing.filter((parameter) => !misspelt.has(parameter.name));
  // Nor is one that an argument of another name, or one half typed, may stand for.
  const excused = stray.length - misspelt.size;
  if (unexplained.length > excused) reportMissing(checker, node, name, unexplained);
  return { given, stray, complete: stray.length === 0 && missing.length === 0 };
}

function reportMissing(checker: Checker, node: CallExpression, name: string, missing: readonly Parameter[]): void {
  const last = node.arguments.at(-1);
  const text = missing.map((parameter) => `${parameter.name}: ${parameter.example}`).join(', ');
  const nameRange = node.callee.range;
  tell(checker, wrongArguments, nameRange, {
    function: name,
    problem: {
      kind: 'missing',
      names: missing.map((parameter) => parameter.name),
      insertAt: last ? last.range.end : node.argumentsRange.start + 1,
      text: last ? `, ${text}` : text,
    },
  });
}
