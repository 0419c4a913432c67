/** What the page shows of a file: pure, from the checked model and the results that are kept. */
import type { CheckedFile, ModelSymbol } from '../model/checked.ts';
import { protocols } from '../physics/registry.ts';
import type { Curve, CurveResult, TestResult } from '../solver/result.ts';
import type { TextRange } from '../syntax/tree.ts';
import type {
  MeasuredSeries,
  Presentation,
  PreviewAnchor,
  PreviewCurve,
  PreviewParameter,
  PreviewState,
  PreviewTest,
} from '../lsp/messages.ts';
import { comparedWith } from './measured.ts';
import { writtenParameters } from './parameters.ts';
import { presentAxis, presentByUnit, presentSeries } from './presentation.ts';
import type { FileResults, Kept } from './results.ts';

/** The text that the checked model was made from. */
export interface PreviewedText {
  readonly version: number;
  positionAt(offset: number): { readonly line: number };
}

export interface PreviewContext {
  readonly file: CheckedFile;
  readonly document: PreviewedText;
  readonly results: FileResults;
  readonly contentHash: string;
  readonly programVersion: string;
  /** Measured data by the name of the test they lie over. */
  readonly measured?: ReadonlyMap<string, readonly MeasuredSeries[]>;
  /** SI values that sliders have put in place of the declared ones. */
  readonly parameters?: Readonly<Record<string, number>>;
  readonly status?: PreviewState['status'];
}

const lineOf = (document: PreviewedText, offset: number): number => document.positionAt(offset).line;

const within = (inner: TextRange, outer: TextRange): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Why a declaration has no current result: its own first error, else the first of the file. */
export function whyNotSolved(file: CheckedFile, range: TextRange | undefined, document: PreviewedText): string {
  const errors = file.diagnostics.filter(({ severity }) => severity === 'error');
  const own = range && errors.find((error) => within(error.range, range));
  const first = own ?? errors[0];
  if (!first) return 'it was not solved yet';
  return `${first.message} (line ${lineOf(document, first.range.start) + 1})`;
}

function presentAll(
  curves: readonly Pick<Curve, 'series'>[],
  protocol: Parameters<typeof presentSeries>[0],
): Readonly<Record<string, Presentation>> {
  const presented: Record<string, Presentation> = {};
  for (const { series } of curves)
    for (const [name, { unit, values }] of Object.entries(series))
      presented[name] ??= presentSeries(protocol, name, unit, values);
  return presented;
}

function previewTest(
  place: CheckedFile['tests'][number],
  kept: Kept<TestResult>,
  document: PreviewedText,
  measured: readonly MeasuredSeries[],
): PreviewTest {
  const { result, outdated } = kept;
  const protocol = protocols.get(result.protocol);
  const [first] = result.curves;
  const x = protocol ? presentAxis(protocol.x) : presentByUnit(first?.x.name ?? 'x', first?.x.unit ?? '', []);
  const mainName = protocol?.x.name ?? first?.x.name;
  const otherX: Record<string, Presentation> = {};
  for (const { x: axis } of result.curves) {
    if (axis.name === mainName) continue;
    const { secondary } = protocol ?? {};
    otherX[axis.name] ??=
      secondary?.x.name === axis.name ? presentAxis(secondary.x) : presentByUnit(axis.name, axis.unit, axis.values);
  }
  return {
    result,
    line: lineOf(document, place.nameRange.start),
    lastLine: lineOf(document, place.range.end),
    title: result.name,
    x,
    series: presentAll(result.curves, protocol),
    measured: comparedWith(result.curves, measured),
    ...(Object.keys(otherX).length > 0 ? { otherX } : {}),
    ...(outdated === undefined ? {} : { outdated }),
  };
}

/** A test without any curves yet, with the reason. */
const withoutCurves = (name: string, protocol: string): TestResult => ({
  name,
  protocol,
  solve_ms: 0,
  curves: [],
  metrics: {},
  expectations: [],
  issues: [],
});

function previewTests({ file, document, results, measured }: PreviewContext): readonly PreviewTest[] {
  const protocolOf = new Map(
    [...file.symbols.values()].flatMap(({ kind, name, detail, uri }) =>
      kind === 'test' && uri === file.uri ? [[name, detail ?? ''] as const] : [],
    ),
  );
  return file.tests.map((place) => {
    const kept = results.tests.get(place.name) ?? {
      result: withoutCurves(place.name, protocolOf.get(place.name) ?? ''),
      version: document.version,
      outdated: whyNotSolved(file, place.range, document),
    };
    return previewTest(place, kept, document, measured?.get(place.name) ?? []);
  });
}

const ownSymbols = (file: CheckedFile, kind: ModelSymbol['kind']): readonly ModelSymbol[] =>
  [...file.symbols.values()].filter((symbol) => symbol.kind === kind && symbol.uri === file.uri);

function previewCurves({ file, document, results }: PreviewContext): readonly PreviewCurve[] {
  return ownSymbols(file, 'curve').flatMap((symbol): PreviewCurve[] => {
    const kept: Kept<CurveResult> | undefined = results.curves.get(symbol.name);
    if (!kept) return [];
    const { result, outdated } = kept;
    return [
      {
        result,
        line: lineOf(document, symbol.nameRange.start),
        x: presentByUnit(result.x.name, result.x.unit, result.x.values),
        series: presentAll([result], undefined),
        ...(outdated === undefined ? {} : { outdated }),
      },
    ];
  });
}

function previewParameters({ file, document, parameters }: PreviewContext): readonly PreviewParameter[] {
  const written = new Map(writtenParameters(file).map((parameter) => [parameter.name, parameter]));
  return file.problem.parameters.flatMap(({ name, value, lower, upper }): PreviewParameter[] => {
    const parameter = written.get(name);
    if (!parameter) return [];
    const { unit, declaration } = parameter;
    return [
      {
        name,
        value: parameters?.[name] ?? value,
        ...(lower === undefined ? {} : { lower }),
        ...(upper === undefined ? {} : { upper }),
        unit: unit.text,
        factor: unit.size.numerator / unit.size.denominator,
        line: lineOf(document, declaration.range.start),
      },
    ];
  });
}

/** Where models and their elements stand. */
function previewAnchors({ file, document }: PreviewContext): readonly PreviewAnchor[] {
  const models = new Map(ownSymbols(file, 'model').map((model) => [model.id, model]));
  const anchor = (path: string, range: TextRange): PreviewAnchor => ({
    path,
    line: lineOf(document, range.start),
    lastLine: lineOf(document, range.end),
  });
  return [
    ...[...models.values()].map((model) => anchor(model.name, model.range)),
    ...ownSymbols(file, 'element').flatMap((element) => {
      const model = models.get(element.container ?? '');
      return model ? [anchor(`${model.name}.${element.name}`, element.range)] : [];
    }),
  ];
}

export function previewState(context: PreviewContext): PreviewState {
  const { file, document } = context;
  const errors = file.diagnostics.filter(({ severity }) => severity === 'error');
  const tests = previewTests(context);
  const curves = previewCurves(context);
  const nothing = tests.every(({ result }) => result.curves.length === 0) && curves.length === 0;
  return {
    uri: file.uri,
    fileName: decodeURIComponent(file.uri.split(/[/:]/).at(-1) ?? file.uri),
    version: document.version,
    contentHash: context.contentHash,
    programVersion: context.programVersion,
    tests,
    curves,
    parameters: previewParameters(context),
    anchors: previewAnchors(context),
    problems: errors.map(({ message, range, severity }) => ({
      message,
      severity,
      line: lineOf(document, range.start),
    })),
    status: context.status ?? (errors.length > 0 && nothing ? 'failed' : 'ready'),
  };
}
