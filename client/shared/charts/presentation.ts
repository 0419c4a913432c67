/** How series and axes of a test are presented. */
import type { Presentation, PreviewTest } from '../../../server/src/lsp/messages.ts';

const UNKNOWN: Presentation = { symbol: '', words: '', scale: 'linear', units: [{ unit: '', factor: 1 }] };

/** Presentation of a series; `loss_modulus.beta` is shown as `loss_modulus` is. */
export function presentationOf(test: PreviewTest, name: string): Presentation {
  const [base = name] = name.split('.');
  return test.series[name] ?? test.series[base] ?? { ...UNKNOWN, symbol: name, words: name.replaceAll('_', ' ') };
}

/** Presentation of the x of some of the curves. */
export function xPresentation(test: PreviewTest, xName: string): Presentation {
  const own = test.otherX?.[xName];
  if (own) return own;
  const first = test.result.curves[0]?.x.name;
  return xName === first ? test.x : { ...UNKNOWN, symbol: xName, words: xName.replaceAll('_', ' ') };
}
