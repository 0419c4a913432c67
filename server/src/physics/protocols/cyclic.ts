import type { FieldDescriptor, ProtocolDescriptor } from '../descriptor.ts';
import { frequency, optionalTimePoints, strainSeries, stressSeries, temperature, timeAxis } from './fields.ts';

const partOfCycle = {
  shape: 'scalar',
  quantities: ['time'],
  required: false,
  physical: { lower: 0 },
  onlyWith: { field: 'waveform', words: ['trapezoid'] },
} as const;

/** Parts of a trapezoid. */
const trapezoidTimes = [
  {
    ...partOfCycle,
    name: 'load_time',
    exactlyOneOf: ['frequency', 'load_time'],
    defaultSentence: 'exactly one of frequency and load_time',
    physical: { lower: 0, exclusiveLower: true },
    example: '10 s',
    sentence: 'Of a trapezoid: time in which it rises from its minimum to its maximum.',
    symbol: 't_1',
  },
  {
    ...partOfCycle,
    name: 'hold_time',
    defaultSentence: 'no hold',
    example: '60 s',
    sentence: 'Of a trapezoid: time at the maximum.',
    symbol: 't_2',
  },
  {
    ...partOfCycle,
    name: 'unload_time',
    defaultSentence: 'the load_time',
    physical: { lower: 0, exclusiveLower: true },
    example: '2 s',
    sentence: 'Of a trapezoid: time in which it falls back to its minimum.',
    symbol: 't_3',
  },
  {
    ...partOfCycle,
    name: 'rest_time',
    defaultSentence: 'no rest',
    example: '60 s',
    sentence: 'Of a trapezoid: time at the minimum.',
    symbol: 't_4',
  },
] as const satisfies readonly FieldDescriptor[];

export const cyclic = {
  family: 'protocol',
  name: 'cyclic',
  sentence:
    'A stress or a strain that goes to and fro: hysteresis loops, the energy lost and the phase lag in each cycle.',
  equations: [
    'w = \\oint \\sigma\\,d\\varepsilon',
    '\\varphi = \\arg\\int \\varepsilon\\,e^{i\\omega t} dt - \\arg\\int \\sigma\\,e^{i\\omega t} dt, \\quad \\omega = 2\\pi/t_\\mathrm{cycle}',
  ],
  source: { paper: 'Wang 2019', where: 'three-parameter model' },
  geometry: 'model',
  fields: [
    temperature,
    {
      name: 'waveform',
      shape: 'word',
      quantities: [],
      required: true,
      words: [
        { word: 'triangle', sentence: 'Straight up and down; starts at zero.' },
        { word: 'sine', sentence: 'A sine about the mean; starts at zero and rises to its first maximum.' },
        {
          word: 'trapezoid',
          sentence: 'Load, hold, unload and rest, each in a time of its own (load_time, hold_time, …); starts at zero.',
        },
      ],
      example: 'triangle',
      sentence: 'Shape of the wave.',
    },
    {
      name: 'stress',
      shape: 'scalar',
      quantities: ['stress'],
      required: false,
      exactlyOneOf: ['stress', 'strain'],
      defaultSentence: 'exactly one of stress and strain',
      example: '200 MPa',
      sentence: 'Largest stress, where the stress is controlled.',
      symbol: '\\sigma_\\mathrm{max}',
    },
    {
      name: 'strain',
      shape: 'scalar',
      quantities: ['number'],
      required: false,
      exactlyOneOf: ['stress', 'strain'],
      defaultSentence: 'exactly one of stress and strain',
      literature: { bounds: { upper: 2 }, source: { paper: 'mechanical testing' } },
      example: '0.5 %',
      sentence: 'Largest strain, where the strain is controlled.',
      symbol: '\\varepsilon_\\mathrm{max}',
    },
    {
      name: 'ratio',
      shape: 'scalar',
      quantities: ['number'],
      required: false,
      defaultSentence: '−1 for a sine, else 0',
      physical: { upper: 1, exclusiveUpper: true },
      example: '-1',
      sentence: 'Smallest over largest value of the wave.',
      symbol: 'R',
    },
    {
      ...frequency,
      required: false,
      exactlyOneOf: ['frequency', 'load_time'],
      onlyWith: { field: 'waveform', words: ['triangle', 'sine'] },
      defaultSentence: 'exactly one of frequency and load_time',
      sentence: 'Cycles per second of a triangle or a sine; `omega` in rad/s may stand for it.',
    },
    ...trapezoidTimes,
    {
      name: 'cycles',
      shape: 'scalar',
      quantities: ['number'],
      required: true,
      physical: { lower: 1, whole: true },
      example: '3',
      sentence: 'Number of cycles.',
      symbol: 'N',
    },
    optionalTimePoints,
  ],
  x: timeAxis,
  series: [stressSeries, strainSeries],
  secondary: {
    x: { name: 'cycle', quantity: 'number', symbol: 'cycle', scale: 'linear' },
    series: [
      {
        name: 'dissipated_energy',
        quantity: 'energy_density',
        symbol: 'w',
        scale: 'linear',
        sentence: 'Energy lost in the cycle per volume, ∮σ dε.',
      },
      {
        name: 'phase',
        quantity: 'angle',
        symbol: 'φ',
        scale: 'linear',
        sentence:
          'Angle by which the fundamental of the strain lags that of the stress in the cycle; of a sine in the steady state the loss angle, tan φ = tan δ.',
      },
    ],
  },
} as const satisfies ProtocolDescriptor;
