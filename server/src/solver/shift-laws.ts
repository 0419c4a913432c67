/** Laws fitted to the shift factors of a master curve, as named numbers. */
import { fitShifts } from './linear/shift-fits.ts';
import type { Metric } from './result.ts';

/**
 * @param T temperatures, K
 * @param logShift ln a_T at each
 * @param uncertainties standard uncertainty of each ln a_T
 * @param reference temperature at which a_T is 1, K
 */
export function lawsOfShift(
  T: readonly number[],
  logShift: readonly number[],
  uncertainties: readonly number[],
  reference: number,
): Readonly<Record<string, Metric>> {
  const ownDeviation = Math.hypot(...uncertainties) / Math.sqrt(Math.max(1, uncertainties.length));
  const fits = fitShifts(T, logShift, reference, ownDeviation);
  if (!fits) return {};
  const { arrhenius, vft, wlf } = fits;
  return {
    'Arrhenius U': { ...arrhenius.U, unit: 'J/mol' },
    'Arrhenius mismatch of log10 a_T': { value: arrhenius.mismatch / Math.LN10, unit: '' },
    ...(vft && {
      'VFT B': { ...vft.B, unit: 'K' },
      'VFT T0': { ...vft.T0, unit: 'K' },
      'VFT mismatch of log10 a_T': { value: vft.mismatch / Math.LN10, unit: '' },
    }),
    ...(wlf && {
      'WLF C1': { ...wlf.C1, unit: '' },
      'WLF C2': { ...wlf.C2, unit: 'K' },
    }),
  };
}
