/** What the page shows of a file: pure, from what is written in it and the results that are kept. */
import { protocols } from '../physics/registry.ts';
import type { Curve, CurveResult, TestResult } from '../solver/result.ts';
import type {
  MeasuredSeries,
  Presentation,
  PreviewCurve,
  PreviewParameter,
  PreviewState,
  PreviewTest,
} from '../lsp/messages.ts';
import { curveFigures } from './curve-figures.ts';
import { comparedWith } from './measured.ts';
import { presentAxis, presentByUnit, presentSeries } from './presentation.ts';
import type { PreviewedFile, PreviewedTest } from './previewed-file.ts';
import type { FileResults, Kept } from './results.ts';

export interface PreviewContext {
  readonly file: PreviewedFile;
  readonly results: FileResults;
  readonly contentHash: string;
  readonly programVersion: string;
  /** Measured data by the name of the test they lie over. */
  readonly measured?: ReadonlyMap<string, readonly MeasuredSeries[]>;
  /** SI values that sliders have put in place of the declared ones. */
  readonly parameters?: Readonly<Record<string, number>>;
  readonly status?: PreviewState['status'];
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

function previewTest(place: PreviewedTest, kept: Kept<TestResult>, measured: readonly MeasuredSeries[]): PreviewTest {
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
  const figures = curveFigures(result);
  return {
    result,
    line: place.line,
    lastLine: place.lastLine,
    title: result.name,
    x,
    series: presentAll(result.curves, protocol),
    measured: comparedWith(result.curves, measured),
    ...(figures.length > 0 ? { figures } : {}),
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

function previewTests({ file, results, measured }: PreviewContext): readonly PreviewTest[] {
  return file.tests.map((place) => {
    const kept = results.tests.get(place.name) ?? {
      result: withoutCurves(place.name, place.protocol),
      version: file.version,
      outdated: place.whyNotSolved,
    };
    return previewTest(place, kept, measured?.get(place.name) ?? []);
  });
}

function previewCurves({ file, results }: PreviewContext): readonly PreviewCurve[] {
  return file.curves.flatMap(({ name, line }): PreviewCurve[] => {
    const kept: Kept<CurveResult> | undefined = results.curves.get(name);
    if (!kept) return [];
    const { result, outdated } = kept;
    return [
      {
        result,
        line,
        x: presentByUnit(result.x.name, result.x.unit, result.x.values),
        series: presentAll([result], undefined),
        ...(outdated === undefined ? {} : { outdated }),
      },
    ];
  });
}

const previewParameters = ({ file, parameters }: PreviewContext): readonly PreviewParameter[] =>
  file.parameters.map((parameter) => ({ ...parameter, value: parameters?.[parameter.name] ?? parameter.value }));

export function previewState(context: PreviewContext): PreviewState {
  const { file } = context;
  const tests = previewTests(context);
  const curves = previewCurves(context);
  const nothing = tests.every(({ result }) => result.curves.length === 0) && curves.length === 0;
  return {
    uri: file.uri,
    fileName: decodeURIComponent(file.uri.split(/[/:]/).at(-1) ?? file.uri),
    version: file.version,
    contentHash: context.contentHash,
    programVersion: context.programVersion,
    tests,
    curves,
    parameters: previewParameters(context),
    anchors: file.anchors,
    problems: file.errors,
    status: context.status ?? (file.errors.length > 0 && nothing ? 'failed' : 'ready'),
  };
}
