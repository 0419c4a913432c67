import type { LinearModel } from './model.ts';
import type { RelaxationShape } from './shape.ts';

/** Shapes held at once: where each temperature has its own, they are not kept alive for their error. */
const mostHeld = 64;

/** A bound on the relative error of a response: that of the worst of the shapes in use. */
export class ShapeErrors {
  private readonly shapes = new Set<RelaxationShape>();
  private known = 1e-14;
  private last: LinearModel | undefined;
  private lastShape: RelaxationShape | undefined;

  add(model: LinearModel): void {
    // A sweep over frequency has one model at all its points, one over temperature mostly the same shapes.
    if (model === this.last) return;
    this.last = model;
    for (const { shape } of model.modulusTerms) this.addShape(shape);
    for (const { shape } of model.complianceTerms) this.addShape(shape);
    if (this.shapes.size > mostHeld) this.settle();
  }

  private addShape(shape: RelaxationShape): void {
    if (shape === this.lastShape) return;
    this.lastShape = shape;
    this.shapes.add(shape);
  }

  /** Of the values asked for until now. */
  get worst(): number {
    this.settle();
    return this.known;
  }

  private settle(): void {
    this.last = undefined;
    this.lastShape = undefined;
    for (const { error } of this.shapes) this.known = Math.max(this.known, error);
    this.shapes.clear();
  }
}
