/** Which function computes the curves of which protocol. */
import { runAngellPlot } from './angell-plot.ts';
import { runDmaFrequency, runDmaTemperature } from './dma.ts';
import { runMasterCurve } from './master-curve.ts';
import { runPronySeries } from './prony-series.ts';
import { runRelaxationTimes } from './relaxation-times.ts';
import { runCreep } from './time/creep.ts';
import { runCyclic } from './time/cyclic.ts';
import { runProgram } from './time/program.ts';
import { runStressRelaxation } from './time/stress-relaxation.ts';
import { runCompression, runShear, runTension } from './time/tension.ts';
import type { ProtocolRunner } from './protocol.ts';

export const runners: Readonly<Record<string, ProtocolRunner | undefined>> = {
  dma_temperature: runDmaTemperature,
  dma_frequency: runDmaFrequency,
  master_curve: runMasterCurve,
  relaxation_times: runRelaxationTimes,
  stress_relaxation: runStressRelaxation,
  creep: runCreep,
  tension: runTension,
  compression: runCompression,
  shear: runShear,
  cyclic: runCyclic,
  program: runProgram,
  prony_series: runPronySeries,
  angell_plot: runAngellPlot,
};
