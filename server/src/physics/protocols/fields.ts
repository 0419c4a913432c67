/** Fields, axes and series that several protocols share. */
import type { FieldDescriptor, ProtocolDescriptor, SeriesDescriptor } from '../descriptor.ts';

export const temperature = {
  name: 'T',
  shape: 'scalar',
  quantities: ['temperature'],
  required: true,
  physical: { lower: 0, exclusiveLower: true },
  example: '430 K',
  sentence: 'Temperature of the test.',
  symbol: 'T',
} as const satisfies FieldDescriptor;

export const temperaturePoints = {
  ...temperature,
  shape: 'points',
  example: '300 K .. 550 K step 1 K',
  sentence: 'Temperatures of the curve.',
} as const satisfies FieldDescriptor;

export const frequency = {
  name: 'frequency',
  shape: 'scalar',
  quantities: ['frequency'],
  required: true,
  physical: { lower: 0, exclusiveLower: true },
  example: '1 Hz',
  sentence: 'Frequency in cycles per second; `omega` in rad/s may stand for it.',
  symbol: 'f',
} as const satisfies FieldDescriptor;

export const frequencyPoints = {
  ...frequency,
  shape: 'points',
  example: '1e-4 Hz .. 1e2 Hz log 61',
  sentence: 'Frequencies of the curve, in cycles per second; `omega` in rad/s may stand for it.',
} as const satisfies FieldDescriptor;

export const staticStress = {
  name: 'static_stress',
  shape: 'scalar',
  quantities: ['stress'],
  required: false,
  default: 0,
  example: '100 MPa',
  sentence:
    'Constant stress under the oscillation: relaxation times are evaluated at it, as of relaxations that have come to rest under it.',
  symbol: '\\sigma_0',
} as const satisfies FieldDescriptor;

export const strainRate = {
  name: 'strain_rate',
  shape: 'scalar',
  quantities: ['strain_rate'],
  required: true,
  physical: { lower: 0, exclusiveLower: true },
  example: '3e-4 /s',
  sentence: 'Constant rate at which the strain grows.',
  symbol: '\\dot\\varepsilon',
} as const satisfies FieldDescriptor;

export const endStrain = {
  name: 'strain',
  shape: 'points',
  scalarIsEnd: true,
  quantities: ['number'],
  required: true,
  physical: { lower: 0 },
  literature: { bounds: { upper: 2 }, source: { paper: 'mechanical testing' } },
  example: '6 %',
  sentence:
    'Strain at the end of the test (the points are then chosen to draw the curve well), or the strains of the curve.',
  symbol: '\\varepsilon',
} as const satisfies FieldDescriptor;

export const strainMeasure = {
  name: 'measure',
  shape: 'word',
  quantities: [],
  required: false,
  default: 'engineering',
  words: [
    { word: 'engineering', sentence: 'Force over the first cross-section, elongation over the first length.' },
    {
      word: 'true',
      sentence: 'Force over the current cross-section, logarithmic strain; volume is taken as constant.',
    },
  ],
  example: 'true',
  sentence: 'How stress and strain are reported.',
} as const satisfies FieldDescriptor;

export const rampTime = {
  name: 'ramp',
  shape: 'scalar',
  quantities: ['time'],
  required: false,
  default: 0,
  physical: { lower: 0 },
  example: '1 s',
  sentence: 'Time in which the load is brought up linearly; without it the load jumps.',
  symbol: 't_r',
} as const satisfies FieldDescriptor;

export const timePoints = {
  name: 'time',
  shape: 'points',
  quantities: ['time'],
  required: true,
  physical: { lower: 0 },
  example: '0.1 s .. 1e4 s log 51',
  sentence: 'Times of the curve, counted from the first loading.',
  symbol: 't',
} as const satisfies FieldDescriptor;

export const optionalTimePoints = {
  ...timePoints,
  required: false,
  defaultSentence: 'chosen to draw the curve well',
} as const satisfies FieldDescriptor;

type Axis = ProtocolDescriptor['x'];

export const temperatureAxis = {
  name: 'T',
  quantity: 'temperature',
  symbol: 'T',
  scale: 'linear',
} as const satisfies Axis;
export const frequencyAxis = {
  name: 'frequency',
  quantity: 'frequency',
  symbol: 'f',
  scale: 'log',
} as const satisfies Axis;
export const timeAxis = { name: 'time', quantity: 'time', symbol: 't', scale: 'linear' } as const satisfies Axis;
export const strainAxis = { name: 'strain', quantity: 'number', symbol: 'ε', scale: 'linear' } as const satisfies Axis;

export const storageModulus = {
  name: 'storage_modulus',
  quantity: 'stress',
  symbol: 'E′',
  scale: 'linear',
  neverNegative: true,
  sentence: 'Real part of the complex modulus: what is stored elastically.',
} as const satisfies SeriesDescriptor;

export const lossModulus = {
  name: 'loss_modulus',
  quantity: 'stress',
  symbol: 'E″',
  scale: 'log',
  neverNegative: true,
  sentence: 'Imaginary part of the complex modulus: what is lost in a cycle.',
} as const satisfies SeriesDescriptor;

export const lossTangent = {
  name: 'tan_delta',
  quantity: 'number',
  symbol: 'tan δ',
  scale: 'log',
  neverNegative: true,
  sentence: 'Loss modulus over storage modulus.',
} as const satisfies SeriesDescriptor;

const lossContributions = {
  ...lossModulus,
  perElement: true,
  optional: true,
  sentence: 'Loss modulus of each element alone with the elastic one.',
} as const satisfies SeriesDescriptor;

export const dynamicSeries = [storageModulus, lossModulus, lossTangent, lossContributions] as const;

export const stressSeries = {
  name: 'stress',
  quantity: 'stress',
  symbol: 'σ',
  scale: 'linear',
  sentence: 'Stress.',
} as const satisfies SeriesDescriptor;

export const strainSeries = {
  name: 'strain',
  quantity: 'number',
  symbol: 'ε',
  scale: 'linear',
  sentence: 'Strain.',
} as const satisfies SeriesDescriptor;

export const elasticStrain = {
  name: 'strain.elastic',
  quantity: 'number',
  symbol: 'ε elastic',
  scale: 'linear',
  sentence: 'Strain of the elastic element.',
} as const satisfies SeriesDescriptor;

export const strainContributions = {
  ...strainSeries,
  perElement: true,
  optional: true,
  sentence: 'Strain of each element; of a hierarchical one its anelastic (`.an`) and viscoplastic (`.vp`) parts.',
} as const satisfies SeriesDescriptor;

export const correlationFactor = {
  name: 'chi',
  quantity: 'number',
  symbol: 'χ',
  scale: 'linear',
  neverNegative: true,
  optional: true,
  sentence: 'Correlation factor of the hierarchical element: 0 is full order, 1 none.',
} as const satisfies SeriesDescriptor;

export const flowUnitFraction = {
  name: 'c',
  quantity: 'number',
  symbol: 'c',
  scale: 'linear',
  neverNegative: true,
  optional: true,
  sentence: 'Fraction of flow units (models of kind flow_units).',
} as const satisfies SeriesDescriptor;
