/** A general program of steps as a laboratory writes it: heat, cool, hold, load, strain, unload. */
import { FieldError } from '../material.ts';
import type { CurveRequest, ProgramStep, ProtocolRunner } from '../protocol.ts';
import { atEveryPoint, pointsWith } from '../runner-tools.ts';
import type { TemperatureRange } from './relaxation-modes.ts';
import { Course, type Stretch } from './course.ts';
import {
  accuracyIssues,
  closedForm,
  emptyCurve,
  fineStepTolerance,
  valueOrNull,
  integrateAccurately,
  ofLargest,
  lateIssues,
  seriesOf,
  stopIssue,
  withFieldErrors,
} from './curve-series.ts';
import { formatNumber } from './format.ts';

/** What the laboratory holds constant at a moment. */
interface Setting {
  readonly T: number;
  readonly control: 'stress' | 'strain';
  readonly value: number;
}

/** Time that a change from one value to another takes; 0 is a jump. */
function durationOf(step: ProgramStep, change: number, place: string): number {
  if (!Number.isFinite(change)) {
    throw new FieldError('program', '', `${place} starts from a stress or strain that is beyond all numbers`);
  }
  if (step.duration !== undefined) return step.duration;
  if (step.rate === undefined || change === 0) return 0;
  const duration = Math.abs(change / step.rate);
  if (!Number.isFinite(duration)) {
    throw new FieldError(
      'program',
      '',
      `${place} never ends: its rate, ${formatNumber(step.rate)} a second, is too small`,
    );
  }
  return duration;
}

/** Temperatures between two at which a correlation factor starts to grow: there the rates have a kink. */
function transitions(request: CurveRequest, from: number, to: number): number[] {
  const { material } = request;
  const found = material.elements.flatMap((element) => {
    if (element.kind !== 'hierarchical') return [];
    const own = element.has('T_g') ? element.value('T_g', from) : material.alloy('T_g', from);
    return own === undefined ? [] : [own];
  });
  const inside = [...new Set(found)].filter((T) => (T - from) * (T - to) < 0);
  return inside.sort((a, b) => (to > from ? a - b : b - a));
}

/** The steps with the temperature that each change leads to: `heat by 20 K` goes 20 K above the step before. */
function withTemperatures(start: number, steps: readonly ProgramStep[]): ProgramStep[] {
  let T = start;
  return steps.map((step) => {
    if (!isThermal(step.action)) return step;
    T = step.to ?? T + (step.action === 'cool' ? -1 : 1) * (step.by ?? 0);
    return { ...step, to: T };
  });
}

function temperatureRange(start: number, steps: readonly ProgramStep[]): TemperatureRange {
  const all = [start, ...steps.flatMap(({ action, to }) => (isThermal(action) && to !== undefined ? [to] : []))];
  return { start, lower: Math.min(...all), upper: Math.max(...all) };
}

const isThermal = (action: ProgramStep['action']): boolean => action === 'heat' || action === 'cool';

/** Runs the steps one after another on a course. */
function runSteps(request: CurveRequest, steps: readonly ProgramStep[], course: Course, start: number): void {
  let setting: Setting = { T: start, control: 'stress', value: 0 };
  const stretch = (duration: number, drive: Pick<Stretch, 'control' | 'value' | 'slope' | 'temperature'>): void => {
    course.run({ ...drive, duration, firstStep: duration / 1000 });
  };
  steps.forEach((step, index) => {
    if (course.path.stop) return;
    const place = `step ${index + 1}, ${step.action},`;
    const { T, control, value } = setting;
    switch (step.action) {
      case 'hold':
        stretch(step.duration ?? 0, { control, value: () => value, slope: () => 0, temperature: () => T });
        return;
      case 'heat':
      case 'cool': {
        const to = step.to ?? T;
        if (step.action === 'heat' ? to < T : to > T) {
          throw new FieldError(
            'program',
            '',
            `${place} goes from ${formatNumber(T)} K to ${formatNumber(to)} K: ${step.action === 'heat' ? 'cool' : 'heat'} to it instead`,
          );
        }
        const duration = durationOf(step, to - T, place);
        let from = T;
        for (const next of [...transitions(request, T, to), to]) {
          const share = to === T ? 1 : (next - from) / (to - T);
          const begin = from;
          const length = duration * share;
          stretch(length, {
            control,
            value: () => value,
            slope: () => 0,
            temperature: (time) => begin + ((next - begin) * time) / length,
          });
          from = next;
        }
        setting = { T: to, control, value };
        return;
      }
      case 'load':
      case 'unload':
      case 'strain': {
        const target = step.action === 'strain' ? 'strain' : 'stress';
        const from = course.after(control, value, T)[target];
        const to = step.to ?? (step.by === undefined ? 0 : from + step.by);
        const duration = durationOf(step, to - from, place);
        stretch(duration, {
          control: target,
          value: (time) => from + ((to - from) * time) / duration,
          slope: () => (to - from) / duration,
          temperature: () => T,
        });
        setting = { T, control: target, value: to };
        return;
      }
    }
  });
}

/** Points that a curve without points of its own has at most, about. */
const mostPoints = 2000;

/** The times of the integration, thinned where they lie too close to be told apart; boundaries of steps stay. */
function drawnTimes(times: readonly number[], boundaries: readonly number[], extra: readonly number[]): number[] {
  const kept = new Set([0, ...boundaries, ...extra]);
  const apart = (times.at(-1) ?? 0) / mostPoints;
  let last = 0;
  for (const time of times) {
    if (time - last < apart) continue;
    kept.add(time);
    last = time;
  }
  return [...kept].sort((a, b) => a - b);
}

export const runProgram: ProtocolRunner = (request) =>
  withFieldErrors(
    request,
    () => [emptyCurve({ name: 'time', unit: 's', values: request.points['time'] ?? [] }, 'strain', '')],
    () => {
      const { conditions } = request;
      const start = conditions['T'] ?? Number.NaN;
      const steps = withTemperatures(start, request.steps);
      const course = integrateAccurately(
        (stepTolerance) => {
          const one = new Course(request, temperatureRange(start, steps), stepTolerance);
          runSteps(request, steps, one, start);
          return one;
        },
        { first: fineStepTolerance },
      );
      const { path, accuracy, largest } = course;
      const end = course.time;
      if (end === 0) {
        throw new FieldError(
          'program',
          '',
          'the steps take no time at all, so that there is nothing to follow: let a step last (`hold 10 min`, `load to 25 MPa in 1 s`)',
        );
      }
      const times = request.points['time']
        ? pointsWith(request, 'time')
        : drawnTimes(path.times(), course.boundaries, request.extraX);
      const moments = atEveryPoint(request, times, (time) => (time < 0 ? undefined : course.at(time)));
      return {
        curves: [
          {
            x: { name: 'time', unit: 's', values: times },
            // A stress that no step sets is what the strains of the steps give.
            response: steps.some(({ action }) => action === 'strain') ? 'stress' : 'strain',
            series: {
              stress: seriesOf(
                'Pa',
                moments.map((moment) => valueOrNull(moment?.stress)),
                ofLargest(accuracy, largest.stress),
              ),
              strain: seriesOf(
                '',
                moments.map((moment) => valueOrNull(moment?.strain)),
                ofLargest(accuracy, largest.strain),
              ),
              T: seriesOf(
                'K',
                moments.map((moment) => valueOrNull(moment?.T)),
                closedForm(1e-15),
              ),
            },
          },
        ],
        issues: [
          ...(path.stop ? [stopIssue(path.stop, `at ${formatNumber(path.end)} s`)] : []),
          ...lateIssues(times, end, 'program'),
          ...accuracyIssues(accuracy),
        ],
      };
    },
  );
