/**
 * Checks a file again and again as it is edited. A declaration is checked anew when it has changed, when it mentions a
 * name whose declaration is checked anew, and when anything was said about it: so no message can be out of date. All
 * others keep what was found of them.
 */
import { report } from '../diagnostics/diagnostic.ts';
import { circle } from '../diagnostics/names/circle.ts';
import { recursiveFunction } from '../diagnostics/expressions/recursive-function.ts';
import { tooLarge } from '../diagnostics/expressions/too-large.ts';
import { syntaxDiagnostic } from '../diagnostics/syntax/index.ts';
import type { Declaration, SourceFile } from '../syntax/tree.ts';
import type { CheckedFile, ModelHost } from './checked.ts';
import { checkedFile } from './checked-file.ts';
import { checkAlloy } from './checks/alloy.ts';
import { checkCurve } from './checks/curve.ts';
import { checkData } from './checks/data.ts';
import { checkCompare, checkFit } from './checks/fit.ts';
import { checkModel } from './checks/model.ts';
import { checkTest } from './checks/test.ts';
import { checkFunctionDeclaration, checkLet, checkParameter, checkUnused } from './checks/value-declarations.ts';
import { checkVersion } from './checks/version.ts';
import type { Declared } from './declared.ts';
import { declaredNames, independentOf } from './dependence.ts';
import { Findings } from './findings.ts';
import { loadFile, type LoadedFile } from './load-file.ts';
import { watchCircles } from './names/circles.ts';

/** Messages that look at the whole file: which declaration says them depends on the order of all. */
const aboutWholeFile: ReadonlySet<string> = new Set([circle, recursiveFunction, tooLarge].map(({ code }) => code));

function checkDeclared(file: LoadedFile, declared: Declared): void {
  const section = file.findings.sectionAt(declared.declaration.range.start);
  switch (declared.kind) {
    case 'alloy':
      checkAlloy(file, declared);
      return;
    case 'param':
      section.bounds = checkParameter(file, declared);
      return;
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
      section.test = checkTest(file, declared);
      return;
    case 'curve':
      checkCurve(file, declared);
      return;
    case 'data':
    case 'fit':
    case 'compare':
    case 'unknown': {
      const { declaration } = declared;
      if (declaration.kind === 'data') section.data = checkData(file, declared, declaration);
      else if (declaration.kind === 'fit') checkFit(file, declared, declaration);
      else if (declaration.kind === 'compare') checkCompare(file, declared, declaration);
      return;
    }
  }
}

const isImport = ({ kind }: Declaration): boolean => kind === 'import';

/** Whether every name is there, and belongs to one declaration. */
function hasDistinctNames(file: LoadedFile): boolean {
  return file.declarations.every((declared) => file.names.get(declared.name) === declared);
}

const sameItems = <Item>(a: readonly Item[], b: readonly Item[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

export class FileChecker {
  readonly #uri: string;
  readonly #host: ModelHost;
  /** The file as it was checked last. */
  #file: LoadedFile | undefined;

  /** The host answers the same for as long as the checker is used. */
  constructor(uri: string, host: ModelHost) {
    this.#uri = uri;
    this.#host = host;
  }

  /**
   * Checks the file with this tree. Trees of declarations that the last tree had too are known by their identity. What
   * was answered for the last tree must not be used any more.
   */
  check(tree: SourceFile): CheckedFile {
    const file = this.#checkedAgain(tree) ?? this.#checkedWhole(tree);
    this.#file = file;
    return checkedFile(file);
  }

  #checkedWhole(tree: SourceFile): LoadedFile {
    const findings = new Findings();
    findings.begin(tree, new Set());
    const circles = watchCircles((steps) => {
      const [first] = steps;
      if (!first) return;
      const named = steps.map(({ label, nameRange, here }) => ({ label, ...(here ? { range: nameRange } : {}) }));
      findings.report(report(circle, first.nameRange, { steps: named }));
    });
    for (const issue of tree.issues) findings.report(syntaxDiagnostic(issue));
    const file = loadFile(tree, this.#uri, true, {
      host: this.#host,
      valueCircles: circles,
      circles: [],
      findings,
      loaded: new Map(),
      way: [],
      parameterNames: new Set(),
    });
    checkVersion(file);
    for (const declared of file.declarations) checkDeclared(file, declared);
    checkUnused(file);
    return file;
  }

  /** Checks only what an edit can have changed; `undefined` where the whole file has to be looked at. */
  #checkedAgain(tree: SourceFile): LoadedFile | undefined {
    const file = this.#file;
    if (!file || !this.#canContinue(file, tree)) return undefined;
    const { findings } = file;
    const before: ReadonlySet<Declaration> = new Set(file.tree.declarations);
    const now: ReadonlySet<Declaration> = new Set(tree.declarations);
    const silent = [...now].filter((declaration) => before.has(declaration) && findings.isSilent(declaration));
    const certain = new Set(silent);
    const others = [...before, ...now].filter((declaration) => !certain.has(declaration));
    const kept = independentOf(others.flatMap(declaredNames), silent);
    findings.begin(tree, kept);
    for (const issue of tree.issues) findings.report(syntaxDiagnostic(issue));
    file.redeclare(tree, kept);
    if (!hasDistinctNames(file)) return undefined;
    checkVersion(file);
    for (const declared of file.declarations) if (!kept.has(declared.declaration)) checkDeclared(file, declared);
    checkUnused(file);
    return this.#saysWhatNeedsAll(file) ? undefined : file;
  }

  #canContinue(file: LoadedFile, tree: SourceFile): boolean {
    const imports = file.tree.declarations.filter(isImport);
    if (file.importFailed || !hasDistinctNames(file) || this.#saysWhatNeedsAll(file)) return false;
    if (!sameItems(imports, tree.declarations.filter(isImport))) return false;
    if (imports.some((declaration) => !file.findings.isSilent(declaration))) return false;
    // What a file declares hides what it imports.
    return (
      imports.length === 0 ||
      sameItems(file.tree.declarations.flatMap(declaredNames), tree.declarations.flatMap(declaredNames))
    );
  }

  #saysWhatNeedsAll({ findings }: LoadedFile): boolean {
    return findings.diagnostics().some(({ code }) => aboutWholeFile.has(code));
  }
}
