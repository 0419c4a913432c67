import type { SolverPage } from '../diagnostic.ts';
import type { SolverIssueCode } from '../../solver/result.ts';
import { barrierVanished } from './barrier-vanished.ts';
import { correlationLeavesRange } from './correlation-leaves-range.ts';
import { defect } from './defect.ts';
import { fieldWithoutValue } from './field-without-value.ts';
import { infiniteTime } from './infinite-time.ts';
import { noFiniteValue } from './no-finite-value.ts';
import { noPronySeries } from './no-prony-series.ts';
import { noProgress } from './no-progress.ts';
import { noShiftFactor } from './no-shift-factor.ts';
import { noSuperposition } from './no-superposition.ts';
import { runaway } from './runaway.ts';
import { startingState } from './starting-state.ts';
import { timeAfterEnd } from './time-after-end.ts';
import { timeStandsStill } from './time-stands-still.ts';
import { toleranceMissed } from './tolerance-missed.ts';

/** A page for every code of the solver: a code without one, or with another one's, does not compile. */
export const solverPages = {
  MG601: noFiniteValue,
  MG602: fieldWithoutValue,
  MG603: infiniteTime,
  MG604: noShiftFactor,
  MG605: noSuperposition,
  MG606: startingState,
  MG607: timeStandsStill,
  MG608: noPronySeries,
  MG610: barrierVanished,
  MG611: correlationLeavesRange,
  MG612: runaway,
  MG613: noProgress,
  MG614: toleranceMissed,
  MG615: timeAfterEnd,
  MG690: defect,
} as const satisfies { readonly [Code in SolverIssueCode]: SolverPage & { readonly code: Code } };
