/**
 * Models that no glass has, of every kind and through every protocol: written from the descriptors, with values that can be
 * parsed but lie far outside of all experience.
 */
import fc from './properties.ts';
import type { Bounds, FieldDescriptor, ProtocolDescriptor } from '../../server/src/physics/descriptor.ts';
import { elementKinds, laws, modelKinds, protocols } from '../../server/src/physics/registry.ts';
import { coherentUnit, type QuantityName } from '../../server/src/units/quantities.ts';

/** Sizes in SI units from which a value far outside of all experience is taken. */
const sizes = [0, 1e-300, 1e-150, 1e-30, 1e-10, 1e-3, 0.5, 1, 1e3, 1e10, 1e30, 1e150, 1e300];
const temperatures = [1, 77, 300, 430, 453, 500, 1e3, 1e5];

const isInside = (value: number, { lower, upper, exclusiveLower, exclusiveUpper, whole }: Bounds): boolean =>
  (lower === undefined || (exclusiveLower ? value > lower : value >= lower)) &&
  (upper === undefined || (exclusiveUpper ? value < upper : value <= upper)) &&
  (whole !== true || Number.isInteger(value));

/** Values close to the ends of a range. */
const edges = ({ lower, upper }: Bounds): number[] => [
  ...(lower === undefined ? [] : [lower, lower + 1e-6]),
  ...(upper === undefined ? [] : [upper, upper * (1 - 1e-6), upper * (1 - 1e-9), upper * (1 - 1e-13)]),
];

/** `1e-9 /Pa`, `430 K`: a value as the language writes it. */
function written(value: number, quantity: QuantityName | undefined): string {
  const unit = quantity === undefined ? '' : coherentUnit(quantity);
  return unit === '' ? `${value}` : `${value} ${unit.replace(/^1\//, '/')}`;
}

/** A number for a field in one of the quantities that it takes. */
function extremeNumber(field: FieldDescriptor, quantity = field.quantities[0]): fc.Arbitrary<string> {
  const bounds = field.physical ?? {};
  const candidates =
    quantity === 'temperature' ? temperatures : [...sizes, ...sizes.map((size) => -size), ...edges(bounds)];
  const inside = candidates.filter((value) => isInside(value, bounds) && !Object.is(value, -0));
  return fc.constantFrom(...inside.map((value) => written(value, quantity)));
}

/** Mostly what a user may start from: a model of nothing but extremes would end at the first of them. */
const oneNumber = (field: FieldDescriptor, quantity = field.quantities[0]): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: quantity === field.quantities[0] ? fc.constant(field.example) : extremeNumber(field, quantity),
    },
    { weight: 1, arbitrary: extremeNumber(field, quantity) },
  );

const extremePoints = (field: FieldDescriptor): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constant(field.example),
    extremeNumber(field),
    fc.uniqueArray(extremeNumber(field), { minLength: 1, maxLength: 5 }).map((points) => `[${points.join(', ')}]`),
    field.quantities[0] === 'temperature'
      ? fc.constantFrom('1 K .. 1e5 K log 9', '400 K .. 500 K step 10 K')
      : fc.constantFrom('1e-300', '1e-20', '1e-6').chain((low) =>
          fc.constantFrom('1', '1e20', '1e300').map((high) => {
            const unit = written(0, field.quantities[0]).slice(1);
            return `${low}${unit} .. ${high}${unit} log 7`;
          }),
        ),
  );

/** Arguments of a law or spectrum, by name. */
const call = (name: string, fields: readonly FieldDescriptor[]): fc.Arbitrary<string> =>
  fc
    .tuple(...fields.map((field) => oneNumber(field).map((value) => `${field.name}: ${value}`)))
    .map((given) => `${name}(${given.join(', ')})`);

const law = (field: FieldDescriptor): fc.Arbitrary<string> =>
  fc.oneof(
    ...[...laws.values()].map(({ name, fields }) => call(name, fields)),
    extremeNumber(field),
    fc.constant('1 s * exp((T - 430 K) / (1 K))'),
  );

const spectrum = fc.oneof(
  ...[0.05, 0.35, 5, 1e3, 1e-6].map((B) => fc.constant(`gumbel(B: ${B})`)),
  ...['0.1', '3', '40', '1e7', '5 kJ/mol', '1e-300 J/mol'].map((width) => fc.constant(`gaussian(width: ${width})`)),
);

function valueOf(field: FieldDescriptor, quantity?: QuantityName): fc.Arbitrary<string> {
  switch (field.shape) {
    case 'scalar':
      return oneNumber(field, quantity);
    case 'points':
      return extremePoints(field);
    case 'law':
      return law(field);
    case 'spectrum':
      return spectrum;
    case 'element':
      return fc.constant('beta');
    case 'word':
      return fc.constantFrom(...field.words.map(({ word }) => word));
    case 'list':
      return fc.oneof(
        fc.constant(field.example),
        fc.array(extremeNumber(field), { minLength: 3, maxLength: 3 }).map((list) => `[${list.join(', ')}]`),
      );
  }
}

/** `name = value` for the fields of a block: those required always, of alternatives one, others now and then. */
function fieldsOf(
  fields: readonly FieldDescriptor[],
  quantityOf: (field: FieldDescriptor) => QuantityName | undefined = () => undefined,
): fc.Arbitrary<string[]> {
  return fc
    .tuple(
      fc.nat(),
      ...fields.map((field) =>
        fc.record({
          value: valueOf(field, quantityOf(field)),
          isGiven: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
        }),
      ),
    )
    .map(([choice, ...given]) => {
      const words = new Map(fields.map((field, i) => [field.name, given[i]?.value ?? '']));
      return fields.flatMap(({ name, required, exactlyOneOf, onlyWith }, i) => {
        const one = given[i];
        if (!one) return [];
        const applies = onlyWith === undefined || onlyWith.words.includes(words.get(onlyWith.field) ?? '');
        const alternatives = exactlyOneOf?.filter((other) => {
          const rule = fields.find((field) => field.name === other)?.onlyWith;
          return rule === undefined || rule.words.includes(words.get(rule.field) ?? '');
        });
        const chosen =
          alternatives === undefined ? required || one.isGiven : alternatives[choice % alternatives.length] === name;
        return applies && chosen ? [`${name} = ${one.value}`] : [];
      });
    });
}

const block = (head: string, lines: readonly string[]): string => `${head} {\n  ${lines.join('\n  ')}\n}`;

const elementLines =
  (form: 'compliance' | 'modulus') =>
  (kind: string, name: string): fc.Arbitrary<string> => {
    const descriptor = elementKinds.get(kind);
    if (!descriptor) throw new Error(`no kind ${kind}`);
    if (kind === 'custom') {
      return fc
        .constantFrom(
          'strain_rate = 1e-4 /s * sinh(stress / 50 MPa)',
          'strain_rate = strain^2 * 1e3 /s',
          'state x = 0.05; rate x = (stress / 1 GPa - x) / 1 s; strain_rate = x * 1e-4 /s',
          'state x = 1; rate x = x^2 / 1 s; strain_rate = x * stress / 1e14 Pa s',
          'strain_rate = 1e-4 /s * ln(stress / 1 MPa)',
          'strain_rate = 1e-4 /s * exp(time / 1 s)',
        )
        .map((line) => block(`flow ${name} : custom`, [line]));
    }
    return fieldsOf(descriptor.fields, ({ name: field }) =>
      field === 'strength' ? (form === 'compliance' ? 'compliance' : 'stress') : undefined,
    ).map((lines) => block(`${descriptor.word} ${name} : ${kind}`, lines));
  };

const modulus = fc.oneof(
  { weight: 3, arbitrary: fc.constant('33 GPa') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('1e-300 Pa', '1e-150 Pa', '1 Pa', '1e150 Pa', '1e300 Pa', '33 GPa - 0.07 GPa/K * T'),
  },
);

function elementModel(form: 'compliance' | 'modulus'): fc.Arbitrary<string> {
  const kinds = [...elementKinds.values()].filter(({ word, forms }) => word !== 'elastic' && forms.includes(form));
  const line = elementLines(form);
  return fc
    .tuple(
      fc.constantFrom('E', 'G'),
      modulus,
      fc.array(fc.constantFrom(...kinds.map(({ name }) => name)), { maxLength: 2 }),
    )
    .chain(([symbol, value, chosen]) => {
      const names = chosen.map((kind, i) => [kind, `e${i}`] as const);
      const needed = chosen.includes('hierarchical') ? [['debye', 'beta'] as const, ...names] : names;
      return fc
        .tuple(...needed.map(([kind, name]) => line(kind, name)))
        .map((elements) => block('model m of A', [`elastic { ${symbol} = ${value} }`, ...elements]));
    });
}

const wholeModel = fc
  .constantFrom(...modelKinds.values())
  .chain(({ name, fields }) => fieldsOf(fields).map((lines) => block(`model m of A : ${name}`, lines)));

const step = fc.constantFrom(
  'heat by 20 K at 10 K/min',
  'heat by 1e5 K in 1 s',
  'hold 10 min',
  'hold 1e300 s',
  'hold 1e-300 s',
  'load to 25 MPa in 1 s',
  'load to 0 MPa',
  'load to 1e300 Pa',
  'load by 1e-300 Pa in 1e-300 s',
  'unload',
  'strain to 1 % at 1e-4 /s',
  'strain to 1e-300 at 1e300 /s',
  'strain to 0 % in 1 s',
);

function testOf(protocol: ProtocolDescriptor): fc.Arbitrary<string> {
  return fc
    .tuple(
      fieldsOf(protocol.fields),
      protocol.steps === true ? fc.array(step, { minLength: 1, maxLength: 5 }) : fc.constant([]),
    )
    .map(([lines, steps]) => block(`test t of m : ${protocol.name}`, [...lines, ...steps]));
}

/** A whole file with one model and one test. */
export const extremeTest = (protocol: ProtocolDescriptor): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 3, arbitrary: elementModel('compliance') },
        { weight: 3, arbitrary: elementModel('modulus') },
        { weight: 1, arbitrary: wholeModel },
      ),
      testOf(protocol),
    )
    .map(
      ([model, test]) => `mgmodel 1
alloy A { composition = Zr 50, Cu 50; T_g = 453 K; nu = 0.36 }
${model}
${test}
`,
    );

const expressions = [
  '1/x',
  'ln(x)',
  'exp(x)',
  'sqrt(x)',
  'x^0.5',
  '1/(x - 1)',
  'gamma(x)',
  'x^200',
  'a/a',
  '1e300 * x * x',
];

/** A curve whose laws have no finite value somewhere. */
export const extremeCurve: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      '-1 .. 1 step 0.5',
      '1e-300 .. 1e300 log 7',
      '[0, 1, 2]',
      '-1e300 .. 1e300 lin 5',
      '[-1e300, 0, 1e300]',
    ),
    fc.constantFrom(...expressions.filter((text) => !text.includes('a/a'))),
    fc.constantFrom(...expressions),
  )
  .map(([points, first, second]) => block('curve c', [`over x = ${points}`, `a = ${first}`, `y = ${second}`]));

export const everyProtocol: readonly ProtocolDescriptor[] = [...protocols.values()];
