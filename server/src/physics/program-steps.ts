/**
 * One descriptor per step of a `program`. Checker, completion, hover and reference read it; the parser has its own list
 * of the words (`syntax/keywords.ts`), which a test compares with this one.
 */
import type { QuantityName } from '../units/quantities.ts';

export type StepAction = 'heat' | 'cool' | 'hold' | 'load' | 'unload' | 'strain';

/** What a clause tells of a step: where it goes, by how much it changes, how fast, how long. */
type StepPart = 'to' | 'by' | 'rate' | 'duration';

export interface StepClause {
  readonly word: 'to' | 'by' | 'at' | 'in' | 'for';
  readonly part: StepPart;
  readonly quantity: QuantityName;
  /** A value to start from, as written in the language. */
  readonly example: string;
  /** The word may be left out: `hold 10 min`. */
  readonly wordOptional?: true;
}

export interface StepDescriptor {
  readonly action: StepAction;
  /** One sentence for hover, completion and the reference. */
  readonly sentence: string;
  readonly clauses: readonly StepClause[];
  /** Words of the clauses that people write most, in this order. */
  readonly usual: readonly StepClause['word'][];
  /** Where the step goes when it does not say (SI); without it, `to` or `by` is required. */
  readonly defaultGoal?: number;
  /** Whether it must say how fast; a step that need not is a jump when it does not. */
  readonly paced: boolean;
}

const inTime = (example: string): StepClause => ({ word: 'in', part: 'duration', quantity: 'time', example });

const temperatureClauses = (goal: string): readonly StepClause[] => [
  { word: 'to', part: 'to', quantity: 'temperature', example: goal },
  { word: 'by', part: 'by', quantity: 'temperature', example: '20 K' },
  { word: 'at', part: 'rate', quantity: 'heating_rate', example: '10 K/min' },
  inTime('5 min'),
];

const stressClauses = (goal: string): readonly StepClause[] => [
  { word: 'to', part: 'to', quantity: 'stress', example: goal },
  { word: 'by', part: 'by', quantity: 'stress', example: '5 MPa' },
  { word: 'at', part: 'rate', quantity: 'stress_rate', example: '1 MPa/s' },
  inTime('1 s'),
];

const steps: readonly StepDescriptor[] = [
  {
    action: 'heat',
    sentence: 'Raises the temperature; load or strain stay as they are.',
    clauses: temperatureClauses('430 K'),
    usual: ['to', 'at'],
    paced: true,
  },
  {
    action: 'cool',
    sentence: 'Lowers the temperature; load or strain stay as they are.',
    clauses: temperatureClauses('300 K'),
    usual: ['to', 'at'],
    paced: true,
  },
  {
    action: 'hold',
    sentence: 'Waits: the temperature stays, and whichever of stress and strain was set last.',
    clauses: [{ word: 'for', part: 'duration', quantity: 'time', example: '10 min', wordOptional: true }],
    usual: ['for'],
    paced: true,
  },
  {
    action: 'load',
    sentence: 'Changes the stress, at once unless it says how fast; from then on the stress is set.',
    clauses: stressClauses('25 MPa'),
    usual: ['to', 'in'],
    paced: false,
  },
  {
    action: 'unload',
    sentence: 'Takes the stress away, at once unless it says how fast; `to` leaves a part of it.',
    clauses: stressClauses('0 MPa').filter(({ word }) => word !== 'by'),
    usual: ['in'],
    defaultGoal: 0,
    paced: false,
  },
  {
    action: 'strain',
    sentence: 'Changes the strain; from then on the strain is set, and the stress relaxes.',
    clauses: [
      { word: 'to', part: 'to', quantity: 'number', example: '1 %' },
      { word: 'by', part: 'by', quantity: 'number', example: '0.1 %' },
      { word: 'at', part: 'rate', quantity: 'strain_rate', example: '1e-4 /s' },
      inTime('100 s'),
    ],
    usual: ['to', 'at'],
    paced: true,
  },
];

export const programSteps: ReadonlyMap<string, StepDescriptor> = new Map(steps.map((step) => [step.action, step]));

/** The clauses that people write most, in their order. */
export const usualClauses = (step: StepDescriptor): readonly StepClause[] =>
  step.usual.flatMap((word) => step.clauses.find((clause) => clause.word === word) ?? []);

/** `heat to 430 K at 10 K/min`, `hold 10 min`: the step as people write it, with the values that `show` gives. */
export const stepText = (
  step: StepDescriptor,
  show: (clause: StepClause, index: number) => string = ({ example }) => example,
): string =>
  [
    step.action,
    ...usualClauses(step).map((clause, index) =>
      clause.wordOptional ? show(clause, index) : `${clause.word} ${show(clause, index)}`,
    ),
  ].join(' ');
