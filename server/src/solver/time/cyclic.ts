/** Stress or strain that goes to and fro: loops, the energy lost in each cycle and the phase lag. */
import { FieldError } from '../material.ts';
import type { CurveRequest, ProtocolRunner } from '../protocol.ts';
import { pointsWith } from '../runner-tools.ts';
import { Course, type Stretch } from './course.ts';
import {
  accuracyIssues,
  closedForm,
  finiteOrNull,
  integratedAccuracy,
  ofLargest,
  lateIssues,
  seriesOf,
  stopIssue,
  withFieldErrors,
} from './curve-series.ts';
import { formatNumber } from './format.ts';

/** Points of a curve that names none: so many a cycle, and not more than so many in all. */
const pointsPerCycle = 120;
const mostPoints = 6000;
/** Points of the Fourier sums that give the phase. */
const phasePoints = 1024;

/** A wave of height 1 with minimum `ratio`: pieces one after another, and when each cycle starts. */
interface Wave {
  readonly pieces: readonly {
    readonly start: number;
    readonly duration: number;
    readonly value: (t: number) => number;
    readonly slope: (t: number) => number;
  }[];
  readonly cycleStarts: readonly number[];
  readonly end: number;
}

function straight(start: number, duration: number, from: number, to: number) {
  return {
    start,
    duration,
    value: (t: number) => from + ((to - from) * t) / duration,
    slope: () => (to - from) / duration,
  };
}

/**
 * A triangle: from zero straight up to its first maximum, then between minimum and maximum. Cycles end where the wave is
 * at zero and rising again; with a minimum above zero, at the minimum.
 */
function triangle(ratio: number, frequency: number, cycles: number): Wave {
  const slope = 2 * frequency * (1 - ratio);
  const period = 1 / frequency;
  const base = Math.max(ratio, 0);
  const pieces: Wave['pieces'][number][] = [];
  let time = 0;
  if (base > 0) {
    pieces.push(straight(0, base / slope, 0, base));
    time = base / slope;
  }
  const cycleStarts: number[] = [];
  const rise = (1 - base) / slope;
  const fall = (1 - ratio) / slope;
  for (let k = 0; k < cycles; k++) {
    const start = time + k * period;
    cycleStarts.push(start);
    pieces.push(straight(start, rise, base, 1), straight(start + rise, fall, 1, ratio));
    if (ratio < 0) pieces.push(straight(start + rise + fall, -ratio / slope, ratio, 0));
  }
  const end = time + cycles * period;
  return { pieces, cycleStarts: [...cycleStarts, end], end };
}

/** A sine about its mean that starts at zero and rises; with a minimum above zero, after a straight rise to it. */
function sine(ratio: number, frequency: number, cycles: number): Wave {
  const mean = (1 + ratio) / 2;
  const amplitude = (1 - ratio) / 2;
  const period = 1 / frequency;
  const phase = ratio > 0 ? -Math.PI / 2 : Math.asin(Math.max(-1, -mean / amplitude));
  const lead = ratio > 0 ? ratio / (4 * frequency * amplitude) : 0;
  const omega = 2 * Math.PI * frequency;
  const value = (t: number): number => mean + amplitude * Math.sin(omega * t + phase);
  const slope = (t: number): number => amplitude * omega * Math.cos(omega * t + phase);
  const starts = Array.from({ length: cycles + 1 }, (_, k) => lead + k * period);
  return {
    pieces: [
      ...(lead > 0 ? [straight(0, lead, 0, ratio)] : []),
      ...starts.slice(0, -1).map((start) => ({ start, duration: period, value, slope })),
    ],
    cycleStarts: starts,
    end: lead + cycles * period,
  };
}

function waveOf(request: CurveRequest): Wave {
  const { conditions, words } = request;
  const frequency = conditions['frequency'] ?? Number.NaN;
  const cycles = conditions['cycles'] ?? Number.NaN;
  const isSine = words['waveform'] === 'sine';
  const ratio = conditions['ratio'] ?? (isSine ? -1 : 0);
  if (!Number.isInteger(cycles) || cycles < 1) {
    throw new FieldError('cyclic', 'cycles', `cycles is a whole number of at least 1, not ${cycles}`);
  }
  if (!(ratio < 1)) {
    throw new FieldError('cyclic', 'ratio', `ratio is the smallest over the largest value, below 1, not ${ratio}`);
  }
  return isSine ? sine(ratio, frequency, cycles) : triangle(ratio, frequency, cycles);
}

function chosenTimes(wave: Wave): number[] {
  const cycles = wave.cycleStarts.length - 1;
  const perCycle = Math.max(8, Math.min(pointsPerCycle, Math.floor(mostPoints / cycles)));
  const times = wave.pieces.flatMap(({ start, duration }) => {
    const share = Math.max(2, Math.round((perCycle * duration * cycles) / wave.end));
    return Array.from({ length: share }, (_, i) => start + (duration * i) / share);
  });
  return [...times, wave.end];
}

/** Phase by which the strain lags the stress in one cycle: that of their first Fourier components, rad. */
function phaseLag(course: Course, start: number, period: number): number | null {
  let [stressReal, stressImaginary, strainReal, strainImaginary] = [0, 0, 0, 0];
  for (let i = 0; i < phasePoints; i++) {
    const moment = course.at(start + ((i + 0.5) * period) / phasePoints);
    if (!moment) return null;
    const angle = (2 * Math.PI * (i + 0.5)) / phasePoints;
    stressReal += moment.stress * Math.cos(angle);
    stressImaginary += moment.stress * Math.sin(angle);
    strainReal += moment.strain * Math.cos(angle);
    strainImaginary += moment.strain * Math.sin(angle);
  }
  const lag = Math.atan2(strainImaginary, strainReal) - Math.atan2(stressImaginary, stressReal);
  return Math.atan2(Math.sin(lag), Math.cos(lag));
}

export const runCyclic: ProtocolRunner = (request) =>
  withFieldErrors(
    request,
    () => {
      const values = request.points['time'] ?? [];
      const axis = { name: 'time', unit: 's', values };
      return [
        {
          x: axis,
          series: {
            stress: seriesOf(
              'Pa',
              values.map(() => null),
              closedForm(0),
            ),
          },
        },
      ];
    },
    () => {
      const { material, conditions } = request;
      const wave = waveOf(request);
      const T = conditions['T'] ?? Number.NaN;
      const control = conditions['stress'] === undefined ? 'strain' : 'stress';
      const height = conditions[control];
      if (height === undefined) {
        throw new FieldError('cyclic', 'stress', 'a cyclic test needs its largest stress or its largest strain');
      }
      const course = new Course(material, { lower: T, upper: T }, request.checkCancelled);
      const cycles = wave.cycleStarts.length - 1;
      const energies = new Array<number>(cycles).fill(0);
      for (const { start, duration, value, slope } of wave.pieces) {
        const stretch: Stretch = {
          duration,
          control,
          value: (time) => height * value(time),
          slope: (time) => height * slope(time),
          temperature: () => T,
          firstStep: duration / 50,
        };
        const work = course.run(stretch);
        const cycle = wave.cycleStarts.findLastIndex((cycleStart) => cycleStart <= start * (1 + 1e-12));
        if (cycle >= 0) energies[cycle] = (energies[cycle] ?? 0) + work;
      }
      const times = request.points['time']
        ? pointsWith(request, 'time')
        : [...new Set([...chosenTimes(wave), ...request.extraX])].sort((a, b) => a - b);
      const moments = times.map((time) =>
        time < 0 ? undefined : course.at(Math.min(time, time <= wave.end * (1 + 1e-12) ? wave.end : Infinity)),
      );
      const unloaded = (time: number): boolean => time === 0;
      const { path, integrator } = course;
      const accuracy = integratedAccuracy(integrator, course.responseScale(moments));
      const largest = (name: 'stress' | 'strain'): number =>
        moments.reduce((most, moment) => Math.max(most, Math.abs(moment?.[name] ?? 0)), 0);
      const period = 1 / (conditions['frequency'] ?? Number.NaN);
      return {
        curves: [
          {
            x: { name: 'time', unit: 's', values: times },
            series: {
              stress: seriesOf(
                'Pa',
                moments.map((moment, i) => (unloaded(times[i] ?? 0) ? 0 : finiteOrNull(moment?.stress))),
                ofLargest(accuracy, largest('stress')),
              ),
              strain: seriesOf(
                '',
                moments.map((moment, i) => (unloaded(times[i] ?? 0) ? 0 : finiteOrNull(moment?.strain))),
                ofLargest(accuracy, largest('strain')),
              ),
            },
          },
          {
            x: { name: 'cycle', unit: '', values: energies.map((_, k) => k + 1) },
            series: {
              dissipated_energy: seriesOf('J/m^3', energies.map(finiteOrNull), accuracy),
              phase: seriesOf(
                'rad',
                energies.map((_, k) => phaseLag(course, wave.cycleStarts[k] ?? 0, period)),
                { rtol: 1e-4, atol: 1e-6, method: `Fourier sum of ${phasePoints} points` },
              ),
            },
          },
        ],
        issues: [
          ...lateIssues(times, wave.end, 'test'),
          ...(path.stop ? [stopIssue(path.stop, `at ${formatNumber(path.end)} s`)] : []),
          ...accuracyIssues(accuracy),
        ],
      };
    },
  );
