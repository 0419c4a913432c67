/** Waveforms of cyclic tests, of height 1: pieces one after another. */
import { FieldError } from '../material.ts';
import { formatNumber } from './format.ts';

/** A wave with maximum 1: its pieces, when each cycle starts, and how long a cycle is. */
export interface Wave {
  readonly pieces: readonly {
    readonly start: number;
    readonly duration: number;
    readonly value: (t: number) => number;
    readonly slope: (t: number) => number;
  }[];
  readonly cycleStarts: readonly number[];
  readonly period: number;
  readonly end: number;
}

/** Cycles that a test may have: they take minutes. */
const mostCycles = 10_000;

function straight(start: number, duration: number, from: number, to: number) {
  return {
    start,
    duration,
    value: (t: number) => from + ((to - from) * t) / duration,
    slope: () => (to - from) / duration,
  };
}

/** How long each part of a trapezoid takes, s. */
export interface TrapezoidTimes {
  readonly load: number;
  readonly hold: number;
  readonly unload: number;
  readonly rest: number;
}

/**
 * Load, hold, unload, rest: from zero straight up to its first maximum, then between minimum and maximum. Cycles end where
 * the wave is at zero and rising again; with a minimum above zero, at the minimum.
 */
function trapezoid(ratio: number, { load, hold, unload, rest }: TrapezoidTimes, cycles: number): Wave {
  const period = load + hold + unload + rest;
  const base = Math.max(ratio, 0);
  /** Time in which the load grows by one. */
  const pace = load / (1 - ratio);
  const lead = base * pace;
  const pieces: Wave['pieces'][number][] = [];
  const add = (start: number, duration: number, from: number, to: number): number => {
    if (duration > 0) pieces.push(straight(start, duration, from, to));
    return start + duration;
  };
  add(0, lead, 0, base);
  const cycleStarts = Array.from({ length: cycles + 1 }, (_, k) => lead + k * period);
  for (const start of cycleStarts.slice(0, -1)) {
    let time = add(start, (1 - base) * pace, base, 1);
    time = add(time, hold, 1, 1);
    time = add(time, unload, 1, ratio);
    time = add(time, rest, ratio, ratio);
    if (ratio < 0) add(time, -ratio * pace, ratio, 0);
  }
  return { pieces, cycleStarts, period, end: lead + cycles * period };
}

/** The sine, exactly zero at every half turn that the angle reaches within rounding. */
function sineOf(angle: number): number {
  const halfTurns = Math.round(angle / Math.PI);
  const isHalfTurn = Math.abs(angle - halfTurns * Math.PI) <= 4 * Number.EPSILON * Math.max(1, Math.abs(angle));
  return isHalfTurn ? 0 : Math.sin(angle);
}

/** A sine about its mean that starts at zero and rises; with a minimum above zero, after a straight rise to it. */
function sine(ratio: number, frequency: number, cycles: number): Wave {
  const mean = (1 + ratio) / 2;
  const amplitude = (1 - ratio) / 2;
  const period = 1 / frequency;
  const phase = ratio > 0 ? -Math.PI / 2 : Math.asin(Math.max(-1, -mean / amplitude));
  const lead = ratio > 0 ? ratio / (4 * frequency * amplitude) : 0;
  const omega = 2 * Math.PI * frequency;
  const value = (t: number): number => mean + amplitude * sineOf(omega * t + phase);
  const slope = (t: number): number => amplitude * omega * Math.cos(omega * t + phase);
  const starts = Array.from({ length: cycles + 1 }, (_, k) => lead + k * period);
  return {
    pieces: [
      ...(lead > 0 ? [straight(0, lead, 0, ratio)] : []),
      ...starts.slice(0, -1).map((start) => ({ start, duration: period, value, slope })),
    ],
    cycleStarts: starts,
    period,
    end: lead + cycles * period,
  };
}

/** The times of a trapezoid as given: the load's is needed, unloading takes as long, there is no hold and no rest. */
function timesOf(conditions: Readonly<Record<string, number>>): TrapezoidTimes {
  const load = conditions['load_time'] ?? Number.NaN;
  const times = {
    load,
    hold: conditions['hold_time'] ?? 0,
    unload: conditions['unload_time'] ?? load,
    rest: conditions['rest_time'] ?? 0,
  };
  for (const [part, time] of Object.entries(times)) {
    const least = part === 'load' || part === 'unload' ? time > 0 : time >= 0;
    if (!least) throw new FieldError('cyclic', `${part}_time`, `${part}_time of a cycle is a time, not ${time} s`);
  }
  return times;
}

const trapezoidFields = ['load_time', 'hold_time', 'unload_time', 'rest_time'] as const;

/**
 * The wave that a cyclic test asks for.
 * @throws FieldError where its fields do not make one
 */
export function waveOf(waveform: string, conditions: Readonly<Record<string, number>>): Wave {
  const { frequency, cycles = Number.NaN } = conditions;
  const isSine = waveform === 'sine';
  const ratio = conditions['ratio'] ?? (isSine ? -1 : 0);
  if (!Number.isInteger(cycles) || cycles < 1) {
    throw new FieldError('cyclic', 'cycles', `cycles is a whole number of at least 1, not ${cycles}`);
  }
  if (cycles > mostCycles) {
    throw new FieldError(
      'cyclic',
      'cycles',
      `${formatNumber(cycles)} cycles would take hours, since each is followed through dozens of steps: ask for at most ${mostCycles}`,
    );
  }
  if (!(ratio < 1)) {
    throw new FieldError('cyclic', 'ratio', `ratio is the smallest over the largest value, below 1, not ${ratio}`);
  }
  if (waveform === 'trapezoid') {
    if (frequency !== undefined) {
      throw new FieldError(
        'cyclic',
        'frequency',
        'a trapezoid is given by its times: write load_time, and perhaps hold_time, unload_time and rest_time, instead of frequency',
      );
    }
    return trapezoid(ratio, timesOf(conditions), cycles);
  }
  const time = trapezoidFields.find((field) => conditions[field] !== undefined);
  if (frequency === undefined || time !== undefined) {
    throw new FieldError(
      'cyclic',
      time ?? 'frequency',
      `a ${waveform} is given by its frequency; ${time ?? 'load_time'} belongs to \`waveform = trapezoid\``,
    );
  }
  if (isSine) return sine(ratio, frequency, cycles);
  const leg = 0.5 / frequency;
  return trapezoid(ratio, { load: leg, hold: 0, unload: leg, rest: 0 }, cycles);
}
