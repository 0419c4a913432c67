/** Tree → checked model: names, scopes, types, variants, physical sense; messages and the problem for the solver. */
import { circle } from '../diagnostics/names/circle.ts';
import { nameOfFailedImport } from '../diagnostics/information/name-of-failed-import.ts';
import { report, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { syntaxDiagnostic } from '../diagnostics/syntax/index.ts';
import { unknownUnit } from '../diagnostics/units/unknown-unit.ts';
import { unitOrField } from '../diagnostics/expressions/unit-or-field.ts';
import { unknownName } from '../diagnostics/expressions/unknown-name.ts';

import type { SourceFile } from '../syntax/tree.ts';
import type { CheckedFile, DataBlock, ModelHost, ModelSymbol, SymbolUse, TestPlace } from './checked.ts';
import { checkAlloy } from './checks/alloy.ts';
import { checkCurve } from './checks/curve.ts';
import { checkData } from './checks/data.ts';
import { checkCompare, checkFit } from './checks/fit.ts';
import { checkModel } from './checks/model.ts';
import { checkTest, type CheckedTest } from './checks/test.ts';
import {
  checkFunctionDeclaration,
  checkLet,
  checkParameter,
  checkUnused,
  type ParameterBounds,
} from './checks/value-declarations.ts';
import { checkVersion } from './checks/version.ts';
import type { Declared, DeclaredTest } from './declared.ts';
import { withImports } from './declarations/resolve.ts';
import type { FileModel, Findings } from './file-model.ts';
import { loadFile } from './load-file.ts';
import { watchCircles } from './names/circles.ts';
import { buildProblem } from './problem/problem.ts';
import { scopeFinder } from './scope-at.ts';

/** What the declarations of a file were found to be. */
interface Results {
  readonly bounds: Map<string, ParameterBounds>;
  readonly tests: Map<DeclaredTest, CheckedTest>;
  readonly data: DataBlock[];
}

function checkDeclared(file: FileModel, declared: Declared, results: Results): void {
  switch (declared.kind) {
    case 'alloy':
      checkAlloy(file, declared);
      return;
    case 'param': {
      const bounds = checkParameter(file, declared);
      if (bounds) results.bounds.set(declared.symbolId, bounds);
      return;
    }
    case 'let':
      checkLet(file, declared);
      return;
    case 'fn':
      checkFunctionDeclaration(file, declared);
      return;
    case 'model':
      checkModel(file, declared);
      return;
    case 'test':
      results.tests.set(declared, checkTest(file, declared));
      return;
    case 'curve':
      checkCurve(file, declared);
      return;
    case 'data':
    case 'fit':
    case 'compare':
    case 'unknown': {
      const { declaration } = declared;
      if (declaration.kind === 'data') {
        const block = checkData(file, declared, declaration);
        if (block) results.data.push(block);
      } else if (declaration.kind === 'fit') checkFit(file, declared, declaration);
      else if (declaration.kind === 'compare') checkCompare(file, declared, declaration);
      return;
    }
  }
}

/** `1e-4 /s`, `8.314 J/mol K`: there a unit is a unit, whatever else has its name. */
const numberWithUnit = /[\d.][\d._]*(?:e[+-]?\d+)?\s*\/?\s*\p{L}+(?:\^-?\d+)?(?:\s*[/ ]\s*\p{L}+(?:\^-?\d+)?)*/gu;

/** Whether a message only follows from a value that was given the name of a unit: what its use means was said there. */
function followsFromName({ code, range }: Diagnostic, taken: ReadonlySet<string>, text: string): boolean {
  if (taken.size === 0 || (code !== unitOrField.code && !code.startsWith('MG3'))) return false;
  const names =
    text
      .slice(range.start, range.end)
      .replace(numberWithUnit, '')
      .match(/[\p{L}_][\p{L}\p{Nd}_]*/gu) ?? [];
  return names.some((name) => taken.has(name));
}

/** Each message once, in the order of the text. */
function ordered(diagnostics: readonly Diagnostic[], findings: Findings, text: string): Diagnostic[] {
  const seen = new Set<string>();
  const { superseded, takenNames } = findings;
  return diagnostics
    .filter((one) => !followsFromName(one, takenNames, text) && !superseded.has(`${one.code} ${one.range.start}`))
    .filter(({ code }) => !findings.valueWithoutName || (code !== unknownName.code && code !== unknownUnit.code))
    .filter(({ code, range, message }) => {
      const key = `${code} ${range.start} ${range.end} ${message}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** After a failed import an unknown name may be one that it would have brought: said, but as information. */
const softened = (diagnostic: Diagnostic, text: string): Diagnostic =>
  diagnostic.code === unknownName.code
    ? report(nameOfFailedImport, diagnostic.range, { name: text.slice(diagnostic.range.start, diagnostic.range.end) })
    : diagnostic;

function testPlaces(file: FileModel): TestPlace[] {
  return file.declarations.flatMap((declared) => {
    if (declared.kind !== 'test' || declared.name === '') return [];
    const expectations = (declared.declaration.body?.statements ?? []).flatMap((statement) =>
      statement.kind === 'expect' || statement.kind === 'stated'
        ? [{ range: statement.range, kind: statement.kind }]
        : [],
    );
    return [{ name: declared.name, nameRange: declared.nameRange, range: declared.declaration.range, expectations }];
  });
}

function symbolsOf(findings: Findings, file: FileModel): Map<string, ModelSymbol> {
  const symbols = new Map<string, ModelSymbol>();
  for (const [id, { cell, ...symbol }] of findings.symbols) {
    // Values of imported files are computed only where this file needs them.
    symbols.set(id, cell && symbol.uri === file.uri ? { ...symbol, checked: cell.checked() } : symbol);
  }
  for (const declared of file.declarations) {
    if (declared.kind !== 'model') continue;
    const views = [...declared.fields.values()];
    for (const element of declared.elements.values())
      views.push(...element.fields.values(), ...element.states.values());
    for (const view of views) {
      const symbol = symbols.get(view.entity.symbolId);
      if (!symbol || symbol.checked || !view.written) continue;
      symbols.set(symbol.id, {
        ...symbol,
        checked: view.value(),
        ...(view.descriptor ? { field: view.descriptor } : {}),
      });
    }
  }
  return symbols;
}

function orderedUses(uses: readonly SymbolUse[]): SymbolUse[] {
  const seen = new Set<string>();
  return [...uses]
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
    .filter(({ range, symbolId }) => {
      const key = `${range.start} ${range.end} ${symbolId}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** `compute`, run when its result is first asked for. */
function once<Result>(compute: () => Result): () => Result {
  let result: { readonly value: Result } | undefined;
  return () => (result ??= { value: compute() }).value;
}

/** Checks a file. Never throws on a text; files that it imports are asked from the host. */
export function check(tree: SourceFile, uri: string, host: ModelHost): CheckedFile {
  const findings: Findings = {
    diagnostics: tree.issues.map(syntaxDiagnostic),
    symbols: new Map(),
    uses: [],
    used: new Set(),
    takenNames: new Set(),
    superseded: new Set(),
    // A name that nothing has may be the one that is missing.
    valueWithoutName: tree.declarations.some(
      (one) => (one.kind === 'param' || one.kind === 'let' || one.kind === 'fn') && (one.name?.text ?? '') === '',
    ),
    expressions: new Map(),
  };
  const circles = watchCircles((steps) => {
    const [first] = steps;
    if (!first) return;
    const named = steps.map(({ label, nameRange, here }) => ({ label, ...(here ? { range: nameRange } : {}) }));
    findings.diagnostics.push(report(circle, first.nameRange, { steps: named }));
  });
  const file = loadFile(tree, uri, true, {
    host,
    valueCircles: circles,
    circles: [],
    findings,
    loaded: new Map(),
    way: [],
    parameterNames: new Set(),
  });
  const results: Results = { bounds: new Map(), tests: new Map(), data: [] };
  checkVersion(file);
  for (const declared of file.declarations) checkDeclared(file, declared, results);
  checkUnused(file);

  const all = file.importFailed ? findings.diagnostics.map((one) => softened(one, tree.text)) : findings.diagnostics;
  const diagnostics = ordered(all, findings, tree.text);
  // Messages are due within a frame of the keystroke. What only other features read is worked out when they ask; uses
  // and problem come after the symbols, whose values may add to them.
  const symbols = once(() => symbolsOf(findings, file));
  const uses = once(() => {
    symbols();
    return orderedUses(findings.uses);
  });
  const problem = once(() => {
    symbols();
    return buildProblem(file, results.bounds, results.tests);
  });
  return {
    uri,
    tree,
    diagnostics,
    get symbols() {
      return symbols();
    },
    get uses() {
      return uses();
    },
    expressions: findings.expressions,
    scopeAt: scopeFinder(file),
    tests: testPlaces(file),
    data: results.data,
    get problem() {
      return problem();
    },
    imports: withImports(file)
      .slice(1)
      .map((imported) => imported.uri),
  };
}
