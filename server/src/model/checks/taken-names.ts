/** Names that always mean a unit or a constant, and names of laws and functions that a declaration would hide. */
import { hidesBuiltIn } from '../../diagnostics/names/hides-built-in.ts';
import { nameIsTaken } from '../../diagnostics/names/name-is-taken.ts';
import { laws, spectra } from '../../physics/registry.ts';
import type { Name } from '../../syntax/tree.ts';
import { lookupConstant } from '../../units/constants.ts';
import { lookupUnit } from '../../units/lookup.ts';
import { builtInFunctions } from '../expression/built-in-functions.ts';
import { tell, type FileModel } from '../file-model.ts';

/** What a unit or constant of that name is, in words: "the unit hour". */
function meaningOf(name: string): string | undefined {
  const unit = lookupUnit(name);
  if (unit) return `the unit ${unit.symbol}${unit.prefix ? '' : ` (${unit.base.words})`}`;
  const constant = lookupConstant(name);
  return constant ? `the constant ${constant.name} (${constant.words})` : undefined;
}

const physicalMeanings: Readonly<Record<string, string>> = {
  T: 'the temperature here',
  stress: 'the stress here',
  strain: 'the strain here',
  time: 'the time here',
};

/** Reports a name that the language keeps for itself, and answers whether it is one. `what` is declared. */
export function checkName(file: FileModel, name: Name | undefined, what: string): boolean {
  if (!name || name.text === '') return false;
  const meaning = meaningOf(name.text) ?? (what === 'state' ? physicalMeanings[name.text] : undefined);
  if (meaning !== undefined) {
    const suggestion = /^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(name.text) ? `${name.text}_1` : 'x';
    tell(file, nameIsTaken, name.range, { name: name.text, what, meaning, range: name.range, suggestion });
    file.findings.takenNames.add(name.text);
    return true;
  }
  if (what === 'argument' || what === 'variable') return false;
  const builtIn = laws.has(name.text)
    ? 'law'
    : spectra.has(name.text)
      ? 'spectrum'
      : builtInFunctions.some((known) => known === name.text)
        ? 'function'
        : undefined;
  if (builtIn) tell(file, hidesBuiltIn, name.range, { name: name.text, what: builtIn });
  return false;
}
