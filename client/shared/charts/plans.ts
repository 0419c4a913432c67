/** Which series of a protocol are drawn in which panel. A protocol without a plan gets a panel for each unit. */

import type { PreviewTest } from '../../../server/src/lsp/messages.ts';
import type { ScaleKind } from '../view-state.ts';

export interface PanelPlan {
  readonly id: string;
  /** What the left axis is called when it holds several series. */
  readonly words: string;
  readonly left: RegExp;
  readonly right?: RegExp;
  /** Share of the height. */
  readonly weight: number;
  /** Instead of what its first series proposes: E′ alone may be read linearly, beside E″ it may not. */
  readonly scale?: ScaleKind;
  /** 1000/T instead of T. */
  readonly reciprocal?: boolean;
  /** Draws over a series instead of the curve's own x: a hysteresis loop. */
  readonly over?: string;
  /** Only curves with this x: `cycle`. */
  readonly ofX?: string;
  /** Its series are hidden until the reader asks for them. */
  readonly hiddenAtFirst?: boolean;
}

const dynamic: readonly PanelPlan[] = [
  { id: 'modulus', words: 'modulus', left: /^(storage_modulus|loss_modulus(\..+)?)$/, weight: 3, scale: 'log' },
  { id: 'tan_delta', words: 'loss tangent', left: /^tan_delta$/, weight: 1.8 },
];

const loading: readonly PanelPlan[] = [
  { id: 'stress', words: 'stress', left: /^stress$/, right: /^(chi|c)$/, weight: 3 },
  { id: 'strain', words: 'part of the strain', left: /^strain\./, weight: 1.8 },
];

const plans: Readonly<Record<string, readonly PanelPlan[]>> = {
  dma_temperature: dynamic,
  dma_frequency: dynamic,
  master_curve: [
    ...dynamic,
    { id: 'shift', words: 'shift factor', left: /^log10_shift_factor$/, weight: 1.6, ofX: 'T' },
    {
      id: 'shift_uncertainty',
      words: 'uncertainty of the shift',
      left: /^shift_uncertainty$/,
      weight: 1.2,
      ofX: 'T',
      hiddenAtFirst: true,
    },
    { id: 'shift_factor', words: 'shift factor', left: /^shift_factor$/, weight: 1.6, ofX: 'T', hiddenAtFirst: true },
  ],
  relaxation_times: [
    { id: 'tau', words: 'relaxation time', left: /^tau\./, weight: 3, reciprocal: true },
    { id: 'chi', words: 'correlation factor', left: /^chi$/, weight: 1.2, reciprocal: true },
  ],
  stress_relaxation: [
    { id: 'ratio', words: 'normalised stress', left: /^stress_ratio$/, weight: 3 },
    { id: 'stress', words: 'stress', left: /^stress$/, weight: 2, hiddenAtFirst: true },
    { id: 'modulus', words: 'relaxation modulus', left: /^relaxation_modulus$/, weight: 2, hiddenAtFirst: true },
  ],
  creep: [
    { id: 'strain', words: 'strain', left: /^strain(\..+)?$/, weight: 3 },
    { id: 'compliance', words: 'creep compliance', left: /^creep_compliance$/, weight: 2, hiddenAtFirst: true },
  ],
  tension: loading,
  compression: loading,
  shear: loading,
  cyclic: [
    { id: 'loop', words: 'stress', left: /^stress$/, over: 'strain', weight: 3 },
    { id: 'energy', words: 'energy lost in a cycle', left: /^dissipated_energy$/, ofX: 'cycle', weight: 1.4 },
    { id: 'phase', words: 'phase lag', left: /^phase$/, ofX: 'cycle', weight: 1.2 },
    { id: 'time', words: 'stress', left: /^stress$/, right: /^strain$/, weight: 2, ofX: 'time', hiddenAtFirst: true },
  ],
  angell_plot: [
    { id: 'tau', words: 'relaxation time', left: /^log10_tau\./, weight: 3 },
    { id: 'viscosity', words: 'viscosity', left: /^log10_viscosity\./, weight: 3, hiddenAtFirst: true },
  ],
  prony_series: [
    { id: 'modulus', words: 'relaxation modulus', left: /^(relaxation_modulus|prony_modulus)$/, weight: 3 },
    { id: 'error', words: 'error of the series', left: /^relative_error$/, weight: 1.3 },
    { id: 'terms', words: 'strength', left: /^strength$/, over: 'tau', weight: 1.6 },
    { id: 'share', words: 'share', left: /^share$/, over: 'tau', weight: 1.6, hiddenAtFirst: true },
  ],
  program: [
    { id: 'strain', words: 'strain', left: /^strain$/, weight: 2 },
    { id: 'stress', words: 'stress', left: /^stress$/, weight: 1.5 },
    { id: 'temperature', words: 'temperature', left: /^T$/, weight: 1.2 },
  ],
};

/** Part of a whole: drawn dashed beside it. `loss_modulus.beta`, `strain.alpha.an`; not `tau.beta`, which has no whole. */
export function isContribution(series: string): boolean {
  return series.includes('.') && !/^(log10_)?(tau|viscosity)\./.test(series);
}

/** A panel for each unit, where no plan says better. */
function plansByUnit(test: PreviewTest): readonly PanelPlan[] {
  const units = new Map<string, { names: Set<string>; xName: string }>();
  for (const curve of test.result.curves)
    for (const [name, { unit }] of Object.entries(curve.series)) {
      const key = `${curve.x.name}|${unit}`;
      const group = units.get(key) ?? { names: new Set<string>(), xName: curve.x.name };
      group.names.add(name);
      units.set(key, group);
    }
  return [...units.values()].map(({ names, xName }, i) => ({
    id: `panel${i + 1}`,
    words: [...names].map((name) => test.series[name]?.words ?? name.replaceAll('_', ' ')).join(', '),
    left: new RegExp(`^(${[...names].map(escapeForRegExp).join('|')})$`, 'u'),
    weight: 2,
    ofX: xName,
  }));
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Panels of a test: those its protocol plans, then one for each unit of what is left over. */
export function plansOf(test: PreviewTest): readonly PanelPlan[] {
  const planned = plans[test.result.protocol];
  if (!planned) return plansByUnit(test);
  const present = new Set(test.result.curves.flatMap(({ series }) => Object.keys(series)));
  const known = (name: string): boolean => planned.some(({ left, right }) => left.test(name) || right?.test(name));
  const left = [...present].filter((name) => !known(name) && !planned.some(({ over }) => over === name));
  if (left.length === 0) return planned;
  const rest = {
    ...test,
    result: {
      ...test.result,
      curves: test.result.curves.map((curve) => ({
        ...curve,
        series: Object.fromEntries(Object.entries(curve.series).filter(([name]) => left.includes(name))),
      })),
    },
  };
  return [...planned, ...plansByUnit(rest)];
}
