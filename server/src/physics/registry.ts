/** Every law, spectrum, kind and protocol by its name in the language. Adding one is a file and a line here. */
import type {
  Descriptor,
  ElementKindDescriptor,
  LawDescriptor,
  ModelKindDescriptor,
  ProtocolDescriptor,
  SpectrumDescriptor,
} from './descriptor.ts';
import { elastic } from './elastic.ts';
import { argon } from './flows/argon.ts';
import { custom } from './flows/custom.ts';
import { newtonian } from './flows/newtonian.ts';
import { spaepen } from './flows/spaepen.ts';
import { arrhenius } from './laws/arrhenius.ts';
import { doubleWell } from './laws/double-well.ts';
import { fragile } from './laws/fragile.ts';
import { vft } from './laws/vft.ts';
import { energyLandscape } from './models/energy-landscape.ts';
import { flowUnits } from './models/flow-units.ts';
import { kwwRelaxation } from './models/kww-relaxation.ts';
import { threeParameter } from './models/three-parameter.ts';
import { angellPlot } from './protocols/angell-plot.ts';
import { compression } from './protocols/compression.ts';
import { creep } from './protocols/creep.ts';
import { cyclic } from './protocols/cyclic.ts';
import { dmaFrequency } from './protocols/dma-frequency.ts';
import { dmaTemperature } from './protocols/dma-temperature.ts';
import { masterCurve } from './protocols/master-curve.ts';
import { program } from './protocols/program.ts';
import { pronySeries } from './protocols/prony-series.ts';
import { relaxationTimes } from './protocols/relaxation-times.ts';
import { shear } from './protocols/shear.ts';
import { stressRelaxation } from './protocols/stress-relaxation.ts';
import { tension } from './protocols/tension.ts';
import { coleCole } from './relaxations/cole-cole.ts';
import { coleDavidson } from './relaxations/cole-davidson.ts';
import { debye } from './relaxations/debye.ts';
import { havriliakNegami } from './relaxations/havriliak-negami.ts';
import { hierarchical } from './relaxations/hierarchical.ts';
import { kww } from './relaxations/kww.ts';
import { prony } from './relaxations/prony.ts';
import { gaussian } from './spectra/gaussian.ts';
import { gumbel } from './spectra/gumbel.ts';

const byName = <D extends Descriptor>(descriptors: readonly D[]): ReadonlyMap<string, D> =>
  new Map(descriptors.map((descriptor) => [descriptor.name, descriptor]));

export const laws = byName<LawDescriptor>([arrhenius, vft, fragile, doubleWell]);

export const spectra = byName<SpectrumDescriptor>([gumbel, gaussian]);

/** Kinds of `elastic`, `relaxation` and `flow` elements. */
export const elementKinds = byName<ElementKindDescriptor>([
  elastic,
  debye,
  hierarchical,
  coleCole,
  coleDavidson,
  havriliakNegami,
  kww,
  prony,
  newtonian,
  spaepen,
  argon,
  custom,
]);

/** Kinds of whole models: `model X of A : three_parameter { … }`. */
export const modelKinds = byName<ModelKindDescriptor>([threeParameter, energyLandscape, flowUnits, kwwRelaxation]);

export const protocols = byName<ProtocolDescriptor>([
  dmaTemperature,
  dmaFrequency,
  masterCurve,
  relaxationTimes,
  stressRelaxation,
  creep,
  tension,
  compression,
  shear,
  cyclic,
  program,
  pronySeries,
  angellPlot,
]);
