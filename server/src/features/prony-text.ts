/** Prony series of solved `prony_series` tests as text of the language, to be pasted into a model. */
import { curveLabel, varyingConditions } from '../solver/curve-label.ts';
import type { Curve, TestResult } from '../solver/result.ts';
import { formatQuantity } from '../units/format-quantity.ts';

export interface PronyText {
  readonly model: string;
  /** Tells it from the others of its test: `m, T = 430 K`. */
  readonly label: string;
  /** What it is of, in one line: temperature, number of terms, error, range of times. */
  readonly sentence: string;
  /** Elements of a model: `elastic { … }` and `relaxation series : prony { … }`, lines without indentation of their own. */
  readonly elements: readonly string[];
}

/** Moduli are written in GPa, in full: what is pasted is what was computed. */
const gigapascal = 1e9;

const list = (values: readonly (number | null)[], unit: string): string =>
  `[${values.map((value) => String(value ?? 0)).join(', ')}] ${unit}`;

function textOf(curve: Curve, terms: Curve, label: string): PronyText | undefined {
  const metrics = curve.metrics ?? {};
  const symbol = metrics['G at t = 0'] ? 'G' : 'E';
  const start = metrics[`${symbol} at t = 0`]?.value;
  const error = metrics['largest error of the series']?.value;
  if (start === undefined || error === undefined) return undefined;
  const conditions = Object.entries(curve.at)
    .filter(([name]) => name !== 'tolerance')
    .map(([name, { value, unit }]) => `${name} = ${formatQuantity(value, unit)}`);
  const times = curve.x.values.filter((time) => time > 0);
  const span = `${formatQuantity(Math.min(...times), 's')} to ${formatQuantity(Math.max(...times), 's')}`;
  const taus = terms.series['tau']?.values ?? [];
  const strengths = terms.series['strength']?.values ?? [];
  const count = `${taus.length} ${taus.length === 1 ? 'term' : 'terms'}`;
  // Beyond what rounding leaves, an error is worth two digits.
  const stated = error < 1e-12 ? 'exact' : `off by at most ${Number((100 * error).toPrecision(2))} % from ${span}`;
  return {
    model: curve.model,
    label,
    sentence: `Prony series of ${curve.model} at ${conditions.join(', ')}: ${count}, ${stated}.`,
    elements: [
      `elastic { ${symbol} = ${start / gigapascal} GPa }`,
      ...(taus.length === 0
        ? []
        : [
            'relaxation series : prony {',
            `  tau      = ${list(taus, 's')}`,
            `  strength = ${list(
              strengths.map((value) => (value ?? 0) / gigapascal),
              'GPa',
            )}`,
            '}',
          ]),
    ],
  };
}

/** The series of a test of `prony_series`, one for each of its curves; none of other tests. */
export function pronyTexts({ protocol, curves }: TestResult): PronyText[] {
  if (protocol !== 'prony_series') return [];
  const varying = varyingConditions(curves);
  return curves.flatMap((curve, i) => {
    const terms = curves[i + 1];
    if (terms?.x.name !== 'term') return [];
    return textOf(curve, terms, curveLabel(curve, varying)) ?? [];
  });
}
