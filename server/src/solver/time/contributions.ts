import type { RateModel } from './rate-model.ts';

/** Names of the strain series of a model's variables: `strain.beta`, `strain.alpha.an`; undefined where it is no strain. */
export function contributionNames(model: RateModel): (string | undefined)[] {
  return model.contributions.map((contribution) =>
    contribution === undefined
      ? undefined
      : `strain.${contribution.element}${contribution.part === undefined ? '' : `.${contribution.part}`}`,
  );
}
