/** Stress or strain that goes to and fro: loops, the energy lost in each cycle and the phase lag. */
import { isLinear } from '../linear/model.ts';
import { FieldError } from '../material.ts';
import type { CurveRequest, ProtocolRunner } from '../protocol.ts';
import type { Accuracy } from '../result.ts';
import { pointsWith } from '../runner-tools.ts';
import { Course, type StressAndStrain } from './course.ts';
import {
  accuracyIssues,
  emptyCurve,
  fineStepTolerance,
  valueOrNull,
  integratedTolerance,
  ofLargest,
  lateIssues,
  seriesOf,
  smallestStepTolerance,
  stopIssue,
  withFieldErrors,
} from './curve-series.ts';
import { timesUpTo } from './drawn-times.ts';
import { formatNumber } from './format.ts';
import { waveOf, type Wave } from './waves.ts';
import { atOneTemperature } from './relaxation-modes.ts';

/** Points of a curve that names none: so many a cycle, and not more than so many in all. */
const pointsPerCycle = 120;
const mostPoints = 6000;
/**
 * Nodes and weights of Gauss–Legendre quadrature with 8 points on 0 … 1. Over a span as long as a whole period it still
 * integrates the cosine of the phase to (2π)¹⁷ (8!)⁴ / (17 (16!)³) = 6e-10, and no span is longer.
 */
const gaussNodes = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
].flatMap(([node = 0, weight = 0]): [number, number][] => [
  [(1 - node) / 2, weight / 2],
  [(1 + node) / 2, weight / 2],
]);

/** Least number of points of a piece: a short load beside a long hold is drawn too. */
const leastPoints = 8;

function chosenTimes(wave: Wave): number[] {
  const cycles = wave.cycleStarts.length - 1;
  const perCycle = Math.max(leastPoints, Math.min(pointsPerCycle, Math.floor(mostPoints / cycles)));
  const times = wave.pieces.flatMap(({ start, duration, slope }) => {
    const share = Math.max(leastPoints, Math.round((perCycle * duration * cycles) / wave.end));
    // What follows a change is fast at first.
    const power = slope(0) === 0 ? 3 : 1;
    return Array.from({ length: share }, (_, i) => start + duration * (i / share) ** power);
  });
  return [...times, wave.end];
}

/** Where steps of the integration end and pieces of the wave too: between them stress and strain are smooth. */
function smoothSpans(bends: readonly number[], from: number, to: number): number[] {
  return [from, ...bends.slice(firstAfter(bends, from), firstAfter(bends, to)).filter((time) => time < to), to];
}

/** Index of the first of ascending times that lies after one. */
function firstAfter(times: readonly number[], after: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) > after) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Phase by which the strain lags the stress in one cycle, rad: that of their fundamentals, the first components of the
 * Fourier series over the cycle. Of a sine in the steady state it is the loss angle, arctan M″/M′.
 */
function phaseLag(course: Course, start: number, period: number): number | null {
  const end = start + period;
  const bends = [...new Set([...course.path.stepStarts(), ...course.boundaries])].sort((a, b) => a - b);
  if (!course.at(end)) return null;
  const sums = { stress: [0, 0], strain: [0, 0] };
  const spans = smoothSpans(bends, start, end);
  for (let i = 1; i < spans.length; i++) {
    const [from = 0, to = 0] = [spans[i - 1], spans[i]];
    for (const [node, weight] of gaussNodes) {
      const time = from + node * (to - from);
      const moment = course.at(time);
      if (!moment) return null;
      const angle = (2 * Math.PI * (time - start)) / period;
      const [cosine, sine] = [weight * (to - from) * Math.cos(angle), weight * (to - from) * Math.sin(angle)];
      sums.stress = [(sums.stress[0] ?? 0) + moment.stress * cosine, (sums.stress[1] ?? 0) + moment.stress * sine];
      sums.strain = [(sums.strain[0] ?? 0) + moment.strain * cosine, (sums.strain[1] ?? 0) + moment.strain * sine];
    }
  }
  // What does not oscillate has no angle.
  const angleOf = ([real = 0, imaginary = 0]: readonly number[]): number =>
    real === 0 && imaginary === 0 ? Number.NaN : Math.atan2(imaginary, real);
  const lag = angleOf(sums.strain) - angleOf(sums.stress);
  return Math.atan2(Math.sin(lag), Math.cos(lag));
}

interface FollowedWave {
  readonly course: Course;
  /** One for each time asked for, in their order; undefined where the integration did not get to. */
  readonly moments: readonly (StressAndStrain | undefined)[];
  /** J/m³, one for each cycle. */
  readonly energies: readonly (number | null)[];
  /** rad, one for each cycle. */
  readonly phases: readonly (number | null)[];
  /** Stress and strain in turns, at the probes of every piece. */
  readonly probes: readonly number[];
}

interface Drive {
  readonly T: number;
  readonly control: 'stress' | 'strain';
  /** Largest stress or strain. */
  readonly height: number;
}

/** Shares of a piece of the wave at which two integrations are compared: more of them where it begins. */
const probeShares = Array.from({ length: 24 }, (_, i) => ((i + 1) / 24) ** 1.5);

/** Integrates along the wave, a cycle at a time, and keeps of each cycle only what is asked for. @throws FieldError */
function followWave(
  request: CurveRequest,
  wave: Wave,
  { T, control, height }: Drive,
  times: readonly number[],
  stepTolerance: number,
): FollowedWave {
  const sumTolerance = Math.min(fineStepTolerance, stepTolerance);
  const course = new Course(request, atOneTemperature(T), stepTolerance, sumTolerance);
  const moments = new Array<StressAndStrain | undefined>(times.length).fill(undefined);
  const inOrder = times.map((_, i) => i).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
  let next = inOrder.findIndex((i) => (times[i] ?? 0) >= 0);
  const readUpTo = (end: number): void => {
    for (; next >= 0 && next < inOrder.length; next++) {
      const i = inOrder[next] ?? 0;
      const time = times[i] ?? 0;
      if (time > end * (1 + 1e-12)) return;
      request.checkCancelled();
      moments[i] = course.at(Math.min(time, end));
    }
  };
  const energies: (number | null)[] = [];
  const phases: (number | null)[] = [];
  const probes: number[] = [];
  const cycles = wave.cycleStarts.length - 1;
  let piece = 0;
  const run = (end: number): number => {
    let work = 0;
    for (; (wave.pieces[piece]?.start ?? Infinity) < end * (1 - 1e-12); piece++) {
      const { duration = 0, value = rest, slope = rest } = wave.pieces[piece] ?? {};
      const start = course.time;
      work += course.run({
        duration,
        control,
        value: (time) => height * value(time),
        slope: (time) => height * slope(time),
        temperature: () => T,
        firstStep: duration / 50,
      });
      for (const share of probeShares) {
        const moment = course.at(share === 1 ? course.time : start + share * duration);
        probes.push(moment?.stress ?? Number.NaN, moment?.strain ?? Number.NaN);
      }
    }
    return work;
  };
  run(wave.cycleStarts[0] ?? 0);
  readUpTo(course.time);
  for (let cycle = 0; cycle < cycles; cycle++) {
    course.forget();
    const energy = run(wave.cycleStarts[cycle + 1] ?? wave.end);
    energies.push(course.path.stop ? null : energy);
    readUpTo(cycle === cycles - 1 ? wave.end : course.time);
    phases.push(phaseLag(course, wave.cycleStarts[cycle] ?? 0, wave.period));
  }
  return { course, moments, energies, phases, probes };
}

/**
 * How far two integrations are apart, as a share of the largest values: everywhere at the probes, which do not depend on
 * the times asked for, and in the energies.
 */
function distanceOf(one: FollowedWave, other: FollowedWave): number {
  // Coarse steps may end where finer ones go on, and the other way round.
  const ends = [one, other].filter(({ course }) => course.path.stop !== undefined).length;
  if (ends === 1) return Infinity;
  const { stress, strain } = one.course.largest;
  let worst = 0;
  const compare = (value: number | undefined, beside: number | undefined, largest: number): void => {
    const difference = Math.abs((value ?? Number.NaN) - (beside ?? Number.NaN));
    // Both end; one of them may do so a little earlier.
    if (difference > 0) worst = Math.max(worst, difference / largest);
  };
  one.probes.forEach((value, i) => compare(value, other.probes[i], i % 2 === 0 ? stress : strain));
  one.energies.forEach((value, i) => compare(value ?? undefined, other.energies[i] ?? undefined, 4 * stress * strain));
  return worst;
}

/**
 * Relative error allowed on each step of the first integration, of linear models too, which take few steps to a cycle, and
 * how much smaller it is in each that follows.
 */
const coarsestTolerance = 1e-5;
const linearTolerance = 1e-8;
const refinement = 10;

/**
 * Integrates with smaller and smaller steps until two integrations agree within the tolerance. The estimates of the single
 * steps are of a lower order than the steps and do not know that a material forgets: over many cycles their sum is
 * thousands of times too large.
 */
function followAccurately(
  request: CurveRequest,
  wave: Wave,
  drive: Drive,
  times: readonly number[],
): { readonly followed: FollowedWave; readonly accuracy: Accuracy } {
  let tolerance = isLinear(request.material) ? linearTolerance : coarsestTolerance;
  let coarse = followWave(request, wave, drive, [], tolerance);
  let best: { readonly followed: FollowedWave; readonly accuracy: Accuracy } | undefined;
  for (;;) {
    tolerance /= refinement;
    const followed = followWave(request, wave, drive, times, tolerance);
    const accuracy = followed.course.accuracyWith(distanceOf(followed, coarse));
    const estimate = accuracy.estimate ?? 0;
    // What smaller steps no longer improve is as good as it gets.
    if (best && !(estimate < (best.accuracy.estimate ?? 0))) return best;
    best = { followed, accuracy };
    if (estimate <= integratedTolerance || tolerance <= smallestStepTolerance) return best;
    coarse = followed;
  }
}

const rest = (): number => 0;

export const runCyclic: ProtocolRunner = (request) =>
  withFieldErrors(
    request,
    () => [emptyCurve({ name: 'time', unit: 's', values: request.points['time'] ?? [] }, 'stress', 'Pa')],
    () => {
      const { conditions } = request;
      const wave = waveOf(request.words['waveform'] ?? '', conditions);
      const T = conditions['T'] ?? Number.NaN;
      const control = conditions['stress'] === undefined ? 'strain' : 'stress';
      const height = conditions[control];
      if (height === undefined) {
        throw new FieldError('cyclic', 'stress', 'a cyclic test needs its largest stress or its largest strain');
      }
      const asked = request.points['time']
        ? pointsWith(request, 'time')
        : [...new Set([...chosenTimes(wave), ...request.extraX])].sort((a, b) => a - b);
      if (height === 0) {
        throw new FieldError(
          'cyclic',
          control,
          `a ${control} that goes to and fro between 0 and 0 tells nothing: give its largest value`,
        );
      }
      const follow = (times: readonly number[]) => followAccurately(request, wave, { T, control, height }, times);
      let times = asked;
      let result = follow(times);
      const { stop: early, end: reached } = result.followed.course.path;
      if (early && !request.points['time']) {
        // A curve that ends early is drawn as well up to there.
        const begun = wave.pieces.findLast(({ start }) => start < reached)?.start ?? 0;
        times = [...new Set([...asked, ...timesUpTo(begun, reached)])].sort((a, b) => a - b);
        result = follow(times);
      }
      const { followed, accuracy } = result;
      const { course, moments, energies, phases } = followed;
      const unloaded = (time: number): boolean => time === 0;
      const { path, largest } = course;
      return {
        curves: [
          {
            x: { name: 'time', unit: 's', values: times },
            response: control === 'stress' ? 'strain' : 'stress',
            series: {
              stress: seriesOf(
                'Pa',
                moments.map((moment, i) => (unloaded(times[i] ?? 0) ? 0 : valueOrNull(moment?.stress))),
                ofLargest(accuracy, largest.stress),
              ),
              strain: seriesOf(
                '',
                moments.map((moment, i) => (unloaded(times[i] ?? 0) ? 0 : valueOrNull(moment?.strain))),
                ofLargest(accuracy, largest.strain),
              ),
            },
          },
          {
            x: { name: 'cycle', unit: '', values: energies.map((_, k) => k + 1) },
            series: {
              dissipated_energy: seriesOf(
                'J/m^3',
                energies,
                // A thin loop is a small difference: its error is a share of the work of going up and down.
                ofLargest(accuracy, 4 * largest.stress * largest.strain),
              ),
              phase: seriesOf(
                'rad',
                phases,
                // An angle is off by what its components are off by, as a share of them.
                { ...accuracy, atol: 10 * (accuracy.estimate ?? 0) },
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
