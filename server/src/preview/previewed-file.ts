/**
 * What the page shows of a text, apart from its curves: plain data with the lines of this text, so that a solve can go on
 * with it while people type and the checked model changes with them.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { PreviewAnchor, PreviewParameter, PreviewState } from '../lsp/messages.ts';
import type { CheckedFile, ModelSymbol } from '../model/checked.ts';
import type { TextRange } from '../syntax/tree.ts';
import { writtenParameters } from './parameters.ts';

/** The text that the checked model was made from. */
export interface PreviewedText {
  readonly version: number;
  positionAt(offset: number): { readonly line: number };
}

export interface PreviewedCurve {
  readonly name: string;
  /** Zero-based, of its header. */
  readonly line: number;
  /** What to say where there is no result of this text. */
  readonly whyNotSolved: string;
}

export interface PreviewedTest extends PreviewedCurve {
  readonly protocol: string;
  /** Zero-based. */
  readonly lastLine: number;
}

export interface PreviewedFile {
  readonly uri: string;
  readonly version: number;
  readonly tests: readonly PreviewedTest[];
  readonly curves: readonly PreviewedCurve[];
  /** With their declared values. */
  readonly parameters: readonly PreviewParameter[];
  readonly anchors: readonly PreviewAnchor[];
  readonly errors: PreviewState['problems'];
}

const within = (inner: TextRange, outer: TextRange): boolean => outer.start <= inner.start && inner.end <= outer.end;

export function previewedFile(file: CheckedFile, document: PreviewedText): PreviewedFile {
  const lineOf = (offset: number): number => document.positionAt(offset).line;
  const ownSymbols = (kind: ModelSymbol['kind']): readonly ModelSymbol[] =>
    [...file.symbols.values()].filter((symbol) => symbol.kind === kind && symbol.uri === file.uri);
  const errors = file.diagnostics.filter(({ severity }) => severity === 'error');
  const told = ({ message, range }: Diagnostic): string => `${message} (line ${lineOf(range.start) + 1})`;
  /** Its own first error, else the first of the file. */
  const whyNotSolved = (range: TextRange): string => {
    const first = errors.find((error) => within(error.range, range)) ?? errors[0];
    return first ? told(first) : 'it was not solved yet';
  };
  const protocols = new Map(ownSymbols('test').map(({ name, detail }) => [name, detail ?? '']));
  return {
    uri: file.uri,
    version: document.version,
    tests: file.tests.map(({ name, nameRange, range }) => ({
      name,
      protocol: protocols.get(name) ?? '',
      line: lineOf(nameRange.start),
      lastLine: lineOf(range.end),
      whyNotSolved: whyNotSolved(range),
    })),
    curves: ownSymbols('curve').map(({ name, nameRange, range }) => ({
      name,
      line: lineOf(nameRange.start),
      whyNotSolved: whyNotSolved(range),
    })),
    parameters: parametersOf(file, lineOf),
    anchors: anchorsOf(ownSymbols('model'), ownSymbols('element'), lineOf),
    errors: errors.map(({ message, range, severity }) => ({ message, severity, line: lineOf(range.start) })),
  };
}

function parametersOf(file: CheckedFile, lineOf: (offset: number) => number): readonly PreviewParameter[] {
  const written = new Map(writtenParameters(file).map((parameter) => [parameter.name, parameter]));
  return file.problem.parameters.flatMap(({ name, value, lower, upper }): PreviewParameter[] => {
    const parameter = written.get(name);
    if (!parameter) return [];
    const { unit, declaration } = parameter;
    return [
      {
        name,
        value,
        ...(lower === undefined ? {} : { lower }),
        ...(upper === undefined ? {} : { upper }),
        unit: unit.text,
        factor: unit.size.numerator / unit.size.denominator,
        line: lineOf(declaration.range.start),
      },
    ];
  });
}

/** Where models and their elements stand. */
function anchorsOf(
  models: readonly ModelSymbol[],
  elements: readonly ModelSymbol[],
  lineOf: (offset: number) => number,
): readonly PreviewAnchor[] {
  const nameOf = new Map(models.map(({ id, name }) => [id, name]));
  const anchor = (path: string, range: TextRange): PreviewAnchor => ({
    path,
    line: lineOf(range.start),
    lastLine: lineOf(range.end),
  });
  return [
    ...models.map((model) => anchor(model.name, model.range)),
    ...elements.flatMap((element) => {
      const model = nameOf.get(element.container ?? '');
      return model === undefined ? [] : [anchor(`${model}.${element.name}`, element.range)];
    }),
  ];
}
