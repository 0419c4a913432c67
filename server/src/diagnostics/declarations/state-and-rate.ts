import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, quoted, replaceFixes } from '../words.ts';

export const stateAndRate: DiagnosticDescriptor<{
  readonly name: string;
  readonly has: 'state' | 'rate';
  readonly range: TextRange;
  readonly suggestions: readonly string[];
}> = {
  code: 'MG430',
  name: 'state-and-rate',
  severity: 'error',
  explanation: 'Each state of a custom flow has a start value (`state x = 0.05`) and a rate (`rate x = …`).',
  examples: {
    wrong: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  flow f : custom {
    state x = 0.05
    strain_rate = x * 1e-3 /s
  }
}`,
    right: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  flow f : custom {
    state x = 0.05
    rate x = -x/(10 s)
    strain_rate = x * 1e-3 /s
  }
}`,
  },
  message: ({ name, has, suggestions }) =>
    has === 'state'
      ? `The state ${quoted(name)} has no rate: add ${quoted(`rate ${name} = …`)}`
      : `There is no state ${quoted(name)} for this rate${suggestions.length > 0 ? didYouMean(suggestions) : `: add ${quoted(`state ${name} = …`)}`}`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
