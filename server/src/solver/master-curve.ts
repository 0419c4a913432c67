/** Master curve: isothermal frequency sweeps of a model, each shifted onto the one at the reference temperature. */
import { dynamicAccuracy, startingStateIssue, timelessIssues } from './dma.ts';
import { dynamicModel, ownGeometry, type LinearModel } from './linear/model.ts';
import { DynamicEvaluator } from './linear/response.ts';
import { ShapeErrors } from './linear/shape-errors.ts';
import { tabulatedModel } from './linear/tabulated-model.ts';
import { PiecewiseChebyshev } from './numerics/chebyshev.ts';
import { findShift, type ReferenceSweep, type Shift } from './linear/shift.ts';
import { lawsOfShift } from './shift-laws.ts';
import { FieldError } from './material.ts';
import type { CurveRequest, ProtocolRunner, RunnerResult } from './protocol.ts';
import type { Accuracy, SolverIssue } from './result.ts';
import { fieldIssue } from './runner-tools.ts';
import { accuracyIssues } from './time/curve-series.ts';

/** Mismatch of ln M′ and ln M″ above which superposition is said not to hold. */
const visibleMismatch = 0.01;

/** Relative error that shift factors are promised to: a sweep that is nearly flat tells a shift less sharply than a modulus. */
const shiftTolerance = 1e-8;
/** Relative error of the moduli with which the best shift is looked for, before it is refined. */
const searchTolerance = 1e-8;
/** What the last step of the least squares leaves of a shift, in ln a_T. */
const shiftNoise = 1e-13;

export const runMasterCurve: ProtocolRunner = (request) => {
  const temperatures = request.points['T'] ?? [];
  const issues: SolverIssue[] = [];
  const sweeps = new Sweeps(request);
  const shifts = temperatures.map((T): Shift | undefined => {
    request.checkCancelled();
    try {
      return shiftAt(request, sweeps, T);
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      issues.push(fieldIssue(request.material, error));
      return undefined;
    }
  });
  temperatures.forEach((T, i) => {
    const shift = shifts[i];
    if (shift === undefined && issues.length === 0) {
      issues.push({
        code: 'MG604',
        severity: 'warning',
        message: `no shift factor at ${T} K: the loss is zero or too small for a number in the sweep there`,
        model: request.material.name,
      });
    }
  });
  const worst = shifts.reduce((largest, shift) => Math.max(largest, shift?.mismatch ?? 0), 0);
  if (worst > visibleMismatch) {
    issues.push({
      code: 'MG605',
      severity: 'information',
      message: `the sweeps do not fall on one curve: after shifting they still differ by ${Number((100 * worst).toPrecision(2))} % (root mean square); the elements of the model do not share one temperature dependence`,
      model: request.material.name,
    });
  }
  const value = (of: (shift: Shift) => number) => shifts.map((shift) => (shift === undefined ? null : of(shift)));
  const error = shifts.reduce((most, shift) => Math.max(most, shift ? shiftError(sweeps, shift) : 0), 0);
  const accuracy: Accuracy = {
    rtol: shiftTolerance,
    atol: 0,
    estimate: error,
    method: 'least squares of ln M′ and ln M″',
  };
  const found = temperatures.flatMap((T, i) => {
    const shift = shifts[i];
    return shift === undefined ? [] : [{ T, ...shift }];
  });
  const secondary = {
    x: { name: 'T', unit: 'K', values: temperatures },
    metrics: lawsOfShift(
      found.map(({ T }) => T),
      found.map(({ shift }) => shift),
      found.map(({ uncertainty }) => uncertainty),
      request.conditions['reference'] ?? Number.NaN,
    ),
    series: {
      shift_factor: { unit: '', values: value(({ shift }) => Math.exp(shift)), accuracy },
      log10_shift_factor: {
        unit: '',
        values: value(({ shift }) => shift / Math.LN10),
        accuracy: { ...accuracy, rtol: 0, atol: error / Math.LN10 },
      },
      shift_uncertainty: {
        unit: '',
        values: value(({ uncertainty }) => uncertainty / Math.LN10),
        accuracy: { ...accuracy, rtol: 0, atol: error / Math.LN10 },
      },
    },
  };
  const isotherms = temperatures.flatMap((T, i) => {
    const shift = shifts[i];
    return shift === undefined ? [] : [isotherm(request, sweeps, T, shift.shift)];
  });
  return {
    curves: [...isotherms, secondary],
    issues: [...issues, ...sweeps.issues(), ...accuracyIssues(accuracy), ...timelessIssues(request.material, '')],
  };
};

/** What errors of the responses, and of the least squares, leave of ln a_T. */
const shiftError = (sweeps: Sweeps, { sensitivity }: Shift): number =>
  sensitivity === 0 ? 0 : shiftNoise + 2 * sensitivity * (sweeps.accuracy().estimate ?? 0);

/** The isothermal sweeps of one request, whose models are made once. */
class Sweeps {
  private readonly request: CurveRequest;
  private readonly models = new Map<number, LinearModel>();
  private readonly tables = new Map<number, PiecewiseChebyshev>();

  constructor(request: CurveRequest) {
    this.request = request;
  }

  /** @throws FieldError */
  model(T: number): LinearModel {
    const { material } = this.request;
    const known = this.models.get(T);
    if (known) return known;
    const model = dynamicModel(material, T, 0, ownGeometry(material));
    // A shift asks for thousands of values.
    const found = tabulatedModel(model);
    this.models.set(T, found);
    return found;
  }

  /** ln M′ and ln M″ at T over ln ω; the evaluator is its own, so that two may be compared. @throws FieldError */
  logModuli(T: number): ReferenceSweep {
    const model = this.model(T);
    const evaluator = new DynamicEvaluator(this.request.material.elements.length);
    return (logOmega, out) => {
      this.request.checkCancelled();
      evaluator.evaluate(model, Math.exp(logOmega));
      out[0] = Math.log(evaluator.storage);
      out[1] = Math.log(evaluator.loss);
    };
  }

  /** The same from a table, for a search that looks at all shifts: a model of many elements is slow to ask each time. */
  tabulatedLogModuli(T: number): ReferenceSweep {
    const { checkCancelled } = this.request;
    const table = this.tables.get(T) ?? this.tableOf(T);
    this.tables.set(T, table);
    const moduli = new Float64Array(3);
    return (logOmega, out) => {
      checkCancelled();
      table.evaluate(logOmega, moduli);
      out[0] = Math.log(moduli[0] ?? Number.NaN);
      out[1] = Math.log(moduli[1] ?? Number.NaN);
    };
  }

  private tableOf(T: number): PiecewiseChebyshev {
    const model = this.model(T);
    const evaluator = new DynamicEvaluator(this.request.material.elements.length);
    return new PiecewiseChebyshev((logOmega, out) => {
      evaluator.evaluate(model, Math.exp(logOmega));
      out[0] = evaluator.storage;
      out[1] = evaluator.loss;
      out[2] = 1;
    }, searchTolerance);
  }

  accuracy(): Accuracy {
    const errors = new ShapeErrors();
    for (const model of this.models.values()) errors.add(model);
    return dynamicAccuracy(errors);
  }

  /** What is to be said of the responses themselves. */
  issues(): SolverIssue[] {
    const { material, points } = this.request;
    const frequencies = points['frequency'] ?? [];
    const slowest = frequencies.reduce((least, frequency) => Math.min(least, frequency), Infinity);
    for (const [T, model] of this.models) {
      const issue = startingStateIssue(material, model, T, 2 * Math.PI * slowest);
      if (issue) return [issue, ...accuracyIssues(this.accuracy())];
    }
    return accuracyIssues(this.accuracy());
  }
}

/** @throws FieldError */
function shiftAt(request: CurveRequest, sweeps: Sweeps, T: number): Shift | undefined {
  const reference = request.conditions['reference'] ?? Number.NaN;
  const logOmega = (request.points['frequency'] ?? []).map((frequency) => Math.log(2 * Math.PI * frequency));
  const sweep = sweeps.logModuli(T);
  const rows: [number[], number[]] = [[], []];
  const out = new Float64Array(2);
  for (const at of logOmega) {
    sweep(at, out);
    rows[0].push(out[0] ?? Number.NaN);
    rows[1].push(out[1] ?? Number.NaN);
  }
  if (rows.some((row) => row.some((value) => !Number.isFinite(value)))) return undefined;
  if (T === reference) return { shift: 0, uncertainty: 0, mismatch: 0, sensitivity: 0 };
  const found = findShift({ logOmega, rows }, sweeps.logModuli(reference), sweeps.tabulatedLogModuli(reference));
  return found && { ...found, uncertainty: Math.hypot(found.uncertainty, shiftError(sweeps, found)) };
}

/** The sweep at T over the reduced frequency a_T f. */
function isotherm(request: CurveRequest, sweeps: Sweeps, T: number, shift: number): RunnerResult['curves'][number] {
  const frequencies = request.points['frequency'] ?? [];
  const model = sweeps.model(T);
  const evaluator = new DynamicEvaluator(request.material.elements.length);
  const storage: number[] = [];
  const loss: number[] = [];
  const tangent: number[] = [];
  for (const frequency of frequencies) {
    evaluator.evaluate(model, 2 * Math.PI * frequency);
    storage.push(evaluator.storage);
    loss.push(evaluator.loss);
    tangent.push(evaluator.tangent);
  }
  const modulusAccuracy = sweeps.accuracy();
  return {
    at: { T: { value: T, unit: 'K' } },
    x: { name: 'reduced_frequency', unit: 'Hz', values: frequencies.map((f) => f * Math.exp(shift)) },
    series: {
      storage_modulus: { unit: 'Pa', values: storage, accuracy: modulusAccuracy },
      loss_modulus: { unit: 'Pa', values: loss, accuracy: modulusAccuracy },
      tan_delta: { unit: '', values: tangent, accuracy: modulusAccuracy },
    },
  };
}
