/** The functions of the language and the measures of expectations, for completion, hover and signature help. */

export interface FunctionDocumentation {
  readonly name: string;
  readonly parameters: readonly string[];
  /** Further arguments may follow the last one. */
  readonly repeats?: true;
  readonly sentence: string;
}

const define = (name: string, parameters: readonly string[], sentence: string): FunctionDocumentation => ({
  name,
  parameters,
  sentence,
});

export const functions: ReadonlyMap<string, FunctionDocumentation> = new Map(
  [
    define('exp', ['x'], 'e to the power x; x is a plain number.'),
    define('ln', ['x'], 'Natural logarithm of a plain number above 0.'),
    define('log10', ['x'], 'Logarithm to base 10 of a plain number above 0.'),
    define('sqrt', ['x'], 'Square root; halves the exponents of a dimension.'),
    define('abs', ['x'], 'Magnitude; keeps the dimension.'),
    define('sin', ['angle'], 'Sine of an angle (a plain number is in radians).'),
    define('cos', ['angle'], 'Cosine of an angle (a plain number is in radians).'),
    define('tan', ['angle'], 'Tangent of an angle (a plain number is in radians).'),
    define('sinh', ['x'], 'Hyperbolic sine.'),
    define('cosh', ['x'], 'Hyperbolic cosine.'),
    define('tanh', ['x'], 'Hyperbolic tangent.'),
    define('atan', ['x'], 'Inverse tangent, in radians.'),
    define('gamma', ['x'], 'Gamma function; Γ(n + 1) = n! for whole n.'),
    { ...define('min', ['a', 'b'], 'The smallest of its arguments, all of one dimension.'), repeats: true as const },
    { ...define('max', ['a', 'b'], 'The largest of its arguments, all of one dimension.'), repeats: true as const },
  ].map((entry) => [entry.name, entry]),
);

const interval = 'LO .. HI';

export const measures: ReadonlyMap<string, FunctionDocumentation> = new Map(
  [
    define('max', ['series', interval], 'Largest value of a series, on an interval of x if one is given.'),
    define('min', ['series', interval], 'Smallest value of a series, on an interval of x if one is given.'),
    define('argmax', ['series', interval], 'Where a series has its largest value.'),
    define('argmin', ['series', interval], 'Where a series has its smallest value.'),
    define('first', ['series', interval], 'First value of a series.'),
    define('last', ['series', interval], 'Last value of a series.'),
    define(
      'slope',
      ['series', interval],
      'Initial slope of a series over x: of the parabola through its start and the points 1/240 and 1/120 of the way on.',
    ),
    define('value', ['series', 'x'], 'Value of a series at an x, computed at that x.'),
  ].map((entry) => [entry.name, entry]),
);

export const signatureText = ({ name, parameters, repeats }: FunctionDocumentation): string =>
  `${name}(${parameters.join(', ')}${repeats ? ', …' : ''})`;
