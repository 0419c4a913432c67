/** The problem of a file: everything that has no errors. */
import type { Parameter, Problem } from '../../solver/problem.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import type { CheckedTest } from '../checks/test.ts';
import type { Declared, DeclaredModel, DeclaredTest } from '../declared.ts';
import { withImports } from '../declarations/resolve.ts';
import type { FileModel } from '../file-model.ts';
import type { Section } from '../findings.ts';
import { modelProblem } from './model-problem.ts';
import { curveProblem, testProblem } from './test-problem.ts';

/** Answers whether an error that leaves nothing to compute lies in a range, from errors sorted once. */
function errorFinder(diagnostics: readonly Diagnostic[]): (range: TextRange) => boolean {
  const starts = diagnostics
    .filter(({ severity, leavesRest }) => severity === 'error' && !leavesRest)
    .map(({ range }) => range.start)
    .sort((a, b) => a - b);
  return (range) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < range.start) low = middle + 1;
      else high = middle;
    }
    const first = starts[low];
    return first !== undefined && first < Math.max(range.end, range.start + 1);
  };
}

/** Whether an error lies in what a test is computed from: its header, fields and steps, not its expectations. */
function hasTestError(test: DeclaredTest, errorIn: (range: TextRange) => boolean): boolean {
  const { declaration } = test;
  const { body } = declaration;
  if (!errorIn(declaration.range)) return false;
  if (!body || errorIn({ start: declaration.range.start, end: body.range.start })) return true;
  return body.statements.some((statement) => {
    const judged = statement.kind === 'expect' || statement.kind === 'stated';
    return !judged && errorIn(statement.range);
  });
}

export function buildProblem(file: FileModel): Problem {
  const { findings } = file;
  const sectionOf = ({ declaration }: Declared): Section => findings.sectionAt(declaration.range.start);
  const tests = file.declarations.flatMap((declared): (readonly [DeclaredTest, CheckedTest])[] => {
    const checked = declared.kind === 'test' ? sectionOf(declared).test : undefined;
    return declared.kind === 'test' && checked ? [[declared, checked]] : [];
  });
  const errorIn = errorFinder(findings.diagnostics());
  const parameters: Parameter[] = [];
  for (const one of withImports(file)) {
    for (const declared of one.declarations) {
      if (declared.kind !== 'param' || declared.name === '') continue;
      const { value } = declared.cell.checked();
      if (value === undefined) continue;
      parameters.push({ name: declared.problemName, value, ...(one === file ? sectionOf(declared).bounds : {}) });
    }
  }
  const models = new Map<string, NonNullable<ReturnType<typeof modelProblem>>>();
  const add = (model: DeclaredModel): void => {
    if (models.has(model.name) || model.name === '') return;
    if (model.file === file && errorIn(model.declaration.range)) return;
    const problem = modelProblem(model);
    if (problem) models.set(model.name, problem);
  };
  for (const declared of file.declarations) if (declared.kind === 'model') add(declared);
  for (const [, { models: used }] of tests) used.forEach(add);
  const usable = new Set(models.keys());
  return {
    parameters,
    models: [...models.values()],
    tests: tests.flatMap(([test, checked]) =>
      test.name === '' || hasTestError(test, errorIn) ? [] : (testProblem(test, checked, usable) ?? []),
    ),
    curves: file.declarations.flatMap((declared) =>
      declared.kind === 'curve' && declared.name !== '' ? (curveProblem(declared) ?? []) : [],
    ),
  };
}
