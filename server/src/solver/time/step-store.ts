import { stages } from './collocation.ts';
import type { PathStep, Segment, StepRoom } from './path.ts';

const stepsPerBlock = 128;

/** The steps of a whole test, one after another in blocks of numbers: a long test has a million of them. */
export class StepStore {
  private readonly blocks: Float64Array[] = [];
  private readonly segments: Segment[] = [];
  /** Numbers of a step: start, length, prescribed values, variables. */
  private readonly width: number;

  constructor(variableCount: number) {
    this.width = 2 + (stages + 1) * (1 + variableCount);
  }

  /** Copies a step to the end. */
  add(step: PathStep): void {
    const index = this.segments.length;
    if (index % stepsPerBlock === 0) this.blocks.push(new Float64Array(stepsPerBlock * this.width));
    const block = this.blocks.at(-1);
    if (!block) return;
    const at = (index % stepsPerBlock) * this.width;
    block[at] = step.start;
    block[at + 1] = step.length;
    block.set(step.prescribed, at + 2);
    block.set(step.variables, at + 3 + stages);
    this.segments.push(step.segment);
  }

  /** Copies the step of an index to `out`. */
  read(index: number, out: StepRoom): void {
    const block = this.blocks[Math.floor(index / stepsPerBlock)];
    const segment = this.segments[index];
    if (!block || !segment) return;
    const at = (index % stepsPerBlock) * this.width;
    out.segment = segment;
    out.start = block[at] ?? 0;
    out.length = block[at + 1] ?? 0;
    for (let k = 0; k <= stages; k++) out.prescribed[k] = block[at + 2 + k] ?? 0;
    for (let k = 0; k < out.variables.length; k++) out.variables[k] = block[at + 3 + stages + k] ?? 0;
  }
}
