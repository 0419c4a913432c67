/** From a use of a name, or from the path of an import, to what it stands for. */
import type { CheckedFile } from '../model/checked.ts';
import { laws, spectra } from '../physics/registry.ts';
import type { TextRange } from '../syntax/tree.ts';
import type { Environment } from './environment.ts';
import { statementsAt, touches } from './nodes.ts';
import { symbolAt, useAt, type Place } from './references.ts';
import { userFunction } from './user-function.ts';

export interface Definition extends Place {
  /** The text that was asked about. */
  readonly origin: TextRange;
  /** The whole declaration; `range` is its name. */
  readonly whole: TextRange;
}

/** The argument that `U` of `beta.tau.U` stands for, in the call that the field was given. */
function argumentDefinition(
  file: CheckedFile,
  offset: number,
  environment: Pick<Environment, 'file'>,
): Definition | undefined {
  const { tokens } = file.tree;
  const at = tokens.findIndex(({ range }) => range.start <= offset && offset <= range.end && range.end > range.start);
  const index = tokens[at]?.text === '.' ? at + 1 : at;
  const word = tokens[index];
  const owner = tokens[index - 2];
  if (!word || !owner || tokens[index - 1]?.text !== '.') return undefined;
  const field = symbolAt(file, owner.range.start);
  if (!field) return undefined;
  const home = field.uri === file.uri ? file : environment.file(field.uri);
  if (!home) return undefined;
  const statement = statementsAt(home.tree, field.nameRange.start).at(-1);
  if (statement?.kind !== 'field' || statement.value.kind !== 'call') return undefined;
  const { callee, arguments: given } = statement.value;
  const name = callee.names.at(-1)?.text ?? '';
  const parameters =
    userFunction(home, callee.range.start, name)?.parameters ?? (laws.get(name) ?? spectra.get(name))?.fields;
  const position = parameters?.findIndex((one) => one.name === word.text) ?? -1;
  const argument = given.find((one) => one.name?.text === word.text) ?? given[position];
  if (!argument || (argument.name && argument.name.text !== word.text)) return undefined;
  const range = argument.name?.range ?? argument.range;
  return { origin: word.range, uri: field.uri, range, whole: argument.range };
}

export function definition(
  file: CheckedFile,
  offset: number,
  environment: Pick<Environment, 'resolvePath' | 'file'>,
): Definition | undefined {
  const use = useAt(file, offset);
  const symbol = symbolAt(file, offset);
  if (use && symbol) return { origin: use.range, uri: symbol.uri, range: symbol.nameRange, whole: symbol.range };
  const argument = argumentDefinition(file, offset, environment);
  if (argument) return argument;

  const statement = statementsAt(file.tree, offset).find(({ kind }) => kind === 'import' || kind === 'data');
  const path = statement && 'path' in statement && 'value' in (statement.path ?? {}) ? statement.path : undefined;
  if (!path || !('value' in path) || !touches(path.range, offset)) return undefined;
  const uri = environment.resolvePath(file.uri, path.value);
  const start = { start: 0, end: 0 };
  return uri === undefined ? undefined : { origin: path.range, uri, range: start, whole: start };
}
