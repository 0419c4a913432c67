import { correlationFactor } from '../linear/hierarchical.ts';
import { FieldError, type Material, type MaterialElement } from '../material.ts';
import { formatNumber } from './format.ts';
import type { TemperatureRange } from './relaxation-modes.ts';

/** Temperatures at which χ is looked at, evenly over the range. */
const places = 64;
/** χ up to which a spectrum is followed where χ leaves its range: nearer to 1 all its times are one. */
const mostFollowed = 0.95;
const halvings = 40;
/** What χ may do between the places, as a share of its whole change. */
const slack = 0.01;

/** Values of χ(T) that a test of varying temperature goes through, as far as they can be followed. */
export class CorrelationRange {
  readonly lowest: number;
  readonly highest: number;
  private readonly name: string;

  /** @throws FieldError where χ has no value within (0, 1) at any temperature of the range */
  constructor(material: Material, element: MaterialElement, { lower, upper }: TemperatureRange) {
    this.name = element.name;
    let firstError: FieldError | undefined;
    const valueAt = (T: number): number => {
      try {
        return correlationFactor(material, element, T);
      } catch (error) {
        if (!(error instanceof FieldError)) throw error;
        firstError ??= error;
        return Number.NaN;
      }
    };
    const temperatures =
      lower === upper ? [lower] : Array.from({ length: places + 1 }, (_, i) => lower + (i / places) * (upper - lower));
    const values = temperatures.map(valueAt);
    const limit = firstError ? mostFollowed : 1;
    const known = values.filter((chi) => chi <= limit);
    // Between a place where it is followed and one where it is not, as near to the limit as it goes.
    values.forEach((chi, i) => {
      for (const beside of [i - 1, i + 1]) {
        const other = values[beside];
        if (!(chi <= limit) || other === undefined || other <= limit) continue;
        let [inside, outside] = [temperatures[i] ?? lower, temperatures[beside] ?? upper];
        for (let k = 0; k < halvings; k++) {
          const middle = (inside + outside) / 2;
          if (valueAt(middle) <= limit) inside = middle;
          else outside = middle;
        }
        known.push(valueAt(inside));
      }
    });
    if (known.length === 0 && firstError) throw firstError;
    const [least, most] = [Math.min(...known), Math.max(...known)];
    this.lowest = Math.max(least / 2, least - slack * (most - least));
    this.highest = firstError ? most : Math.min((1 + most) / 2, most + slack * (most - least));
  }

  /** @throws FieldError where χ is outside of what is followed */
  check(chi: number, T: number): void {
    if (chi >= this.lowest * (1 - 1e-9) && chi <= this.highest * (1 + 1e-9)) return;
    throw new FieldError(
      this.name,
      'a1',
      `χ of ${this.name} is ${formatNumber(chi)} at ${formatNumber(T)} K; its spectrum of times is followed from ${formatNumber(this.lowest)} to ${formatNumber(this.highest)} only: keep the temperatures of the test where χ stays well below 1`,
    );
  }
}
