/** The fields of an alloy that the language knows; an alloy may have any others beside them. */
import type { FieldDescriptor } from '../../physics/descriptor.ts';
import { poissonRatio } from '../../physics/poisson-ratio.ts';

const temperature = {
  shape: 'scalar',
  quantities: ['temperature'],
  required: false,
  physical: { lower: 0, exclusiveLower: true },
} as const satisfies Partial<FieldDescriptor>;

export const alloyFields: ReadonlyMap<string, FieldDescriptor> = new Map(
  (
    [
      {
        ...temperature,
        name: 'T_g',
        example: '453 K',
        sentence: 'Glass transition temperature.',
        symbol: 'T_g',
      },
      {
        ...temperature,
        name: 'T_x',
        example: '505 K',
        sentence: 'Temperature at which crystallisation begins; tests above it get a warning.',
        symbol: 'T_x',
      },
      { ...temperature, name: 'T_m', example: '780 K', sentence: 'Melting temperature.', symbol: 'T_m' },
      { ...temperature, name: 'T_l', example: '840 K', sentence: 'Liquidus temperature.', symbol: 'T_l' },
      {
        ...poissonRatio,
        sentence: 'Poisson’s ratio: needed by a test whose geometry differs from that of the modulus.',
      },
      {
        name: 'density',
        shape: 'scalar',
        quantities: ['density'],
        required: false,
        physical: { lower: 0, exclusiveLower: true },
        example: '6.3 g/cm^3',
        sentence: 'Mass density.',
        symbol: '\\rho',
      },
    ] as const satisfies readonly FieldDescriptor[]
  ).map((field) => [field.name, field]),
);
