import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';

const example = (crystallisation: string): string => `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
  T_g = 700 K
  T_x = ${crystallisation}
}`;

export const crystallisesBelowTransition: DiagnosticDescriptor<{
  readonly crystallisation: string;
  readonly transition: string;
  /** Where T_g is written, in the same alloy. */
  readonly transitionRange: TextRange;
}> = {
  code: 'MG514',
  name: 'crystallises-below-transition',
  severity: 'warning',
  explanation:
    'T_x, where a glass crystallises on heating, lies above its glass transition T_g: between the two is the supercooled liquid. A T_x below T_g is mostly a slip: the two exchanged, or one of them in another unit. An alloy that crystallises before its glass transition can be seen has no T_g to give.',
  examples: { wrong: example('650 K'), right: example('750 K') },
  message: ({ crystallisation, transition }) =>
    `T_x = ${crystallisation} lies below T_g = ${transition}: a glass crystallises above its glass transition; are the two exchanged, or is one in another unit?`,
  related: ({ transition, transitionRange }) => [{ range: transitionRange, message: `T_g is ${transition}` }],
};
