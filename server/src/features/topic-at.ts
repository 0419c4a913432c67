/** What the word at an offset is about. */
import { builtInPrefix } from '../model/names/physical-variables.ts';
import type { CheckedFile } from '../model/checked.ts';
import { alloyFields } from '../model/declarations/alloy-fields.ts';
import { programSteps } from '../physics/program-steps.ts';
import { keywordOf } from '../syntax/keywords.ts';
import type { Expression, Name, Path, TextRange, Token } from '../syntax/tree.ts';
import { isConstantName } from '../units/constants.ts';
import { isUnitName } from '../units/lookup.ts';
import { descriptorOfBlock, protocolOfData } from './blocks.ts';
import { descriptorOf } from './documentation/descriptors.ts';
import { functions, measures } from './documentation/functions.ts';
import type { Topic } from './documentation/topic.ts';
import { expressionsAt, sameRange, statementsAt, touches, type Statement } from './nodes.ts';
import { overriddenField } from './overridden-field.ts';
import { useAt } from './references.ts';

export interface FoundTopic {
  readonly range: TextRange;
  readonly topic: Topic;
}

const isWord = (token: Token): boolean => /^[\p{L}_%°]/u.test(token.text) && token.type !== 'Comment';

/** The word that an offset lies in or touches; the one that begins there wins over the one that ends there. */
function wordAt(tokens: readonly Token[], offset: number): Token | undefined {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.range.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return [tokens[low - 1], tokens[low - 2]].find((token) => token && isWord(token) && touches(token.range, offset));
}

/** The topic of a name in a call: the callee or the name of an argument. */
function topicInCalls(path: readonly Expression[], word: Token, inExpectation: boolean): Topic | undefined {
  for (const expression of path.toReversed()) {
    if (expression.kind !== 'call') continue;
    const callee = expression.callee.names.at(-1);
    if (!callee) continue;
    if (sameRange(callee.range, word.range)) {
      if (inExpectation && measures.has(callee.text)) return { kind: 'measure', name: callee.text };
      if (descriptorOf(callee.text)) return { kind: 'descriptor', name: callee.text };
      return functions.has(callee.text) ? { kind: 'function', name: callee.text } : undefined;
    }
    const argument = expression.arguments.find(({ name }) => name && sameRange(name.range, word.range));
    if (argument) return { kind: 'field', owner: callee.text, name: word.text };
  }
  return undefined;
}

/** A field's name on the left of `=`, or a kind in a header. */
function topicOfStatement(statements: readonly Statement[], word: Token, file: CheckedFile): Topic | undefined {
  const statement = statements.at(-1);
  const block = statements.at(-2);
  if (!statement) return undefined;
  const kind =
    statement.kind === 'element'
      ? statement.elementKind
      : statement.kind === 'model'
        ? statement.modelKind
        : statement.kind === 'test'
          ? statement.protocol
          : undefined;
  if (kind && sameRange(kind.range, word.range)) return { kind: 'descriptor', name: word.text };
  if (statement.kind === 'element' && sameRange(statement.wordRange, word.range)) {
    return statement.word === 'elastic'
      ? { kind: 'descriptor', name: 'elastic' }
      : { kind: 'keyword', word: word.text };
  }
  if (statement.kind === 'step' && sameRange(statement.action.range, word.range) && programSteps.has(word.text))
    return { kind: 'action', name: word.text };
  if (statement.kind !== 'field' || !block) return undefined;
  const { names } = statement.path;
  const owner = descriptorOfBlock(block, file.tree);
  const isName = names.some(({ range }) => sameRange(range, word.range));
  const assigned = owner?.fields.find(({ name }) => names.length === 1 && name === names[0]?.text);
  if (!isName && assigned?.shape === 'word' && owner && assigned.words.some((one) => one.word === word.text))
    return { kind: 'field', owner: owner.name, name: assigned.name };
  if (names.length > 2 && names.at(-1)?.range.start === word.range.start) return argumentTopic(file, names);
  if (names.length !== 1 || !isName) return undefined;
  if (block.kind === 'alloy')
    return alloyFields.has(word.text) || word.text === 'composition'
      ? { kind: 'alloyField', name: word.text }
      : undefined;
  const name = word.text === 'omega' ? 'frequency' : word.text;
  return owner?.fields.some((field) => field.name === name) ? { kind: 'field', owner: owner.name, name } : undefined;
}

/** The argument of a law that a dotted path ends in. */
function argumentTopic(file: CheckedFile, names: readonly Name[]): Topic | undefined {
  const found = overriddenField(file, names[0]?.range.start ?? 0, names);
  return found?.owner === undefined ? undefined : { kind: 'field', owner: found.owner, name: found.field.name };
}

/** What a fit varies is a path in its models: `beta.tau.U`. */
function variedTopic(statements: readonly Statement[], path: Path, file: CheckedFile): Topic | undefined {
  const fit = statements.find(({ kind }) => kind === 'fit');
  if (fit?.kind !== 'fit') return undefined;
  for (const model of fit.models) {
    const topic = argumentTopic(file, [...model.names, ...path.names]);
    if (topic) return topic;
  }
  return argumentTopic(file, path.names);
}

/** A series in an expectation or in data. */
function seriesTopic(statements: readonly Statement[], word: Token, file: CheckedFile): Topic | undefined {
  const around = statements.find(({ kind }) => kind === 'test' || kind === 'data');
  if (!around) return undefined;
  const protocol = around.kind === 'data' ? protocolOfData(around, file.tree) : descriptorOfBlock(around, file.tree);
  if (protocol?.family !== 'protocol') return undefined;
  const all = [...protocol.series, ...(protocol.secondary?.series ?? [])];
  return all.some(({ name }) => name === word.text)
    ? { kind: 'series', protocol: protocol.name, name: word.text }
    : undefined;
}

/** The topic of the word at an offset; the declared symbol, the field's descriptor, the unit, the keyword. */
export function topicAt(file: CheckedFile, offset: number): FoundTopic | undefined {
  const word = wordAt(file.tree.tokens, offset);
  if (!word) return undefined;
  const found = (topic: Topic): FoundTopic => ({ range: word.range, topic });
  const statements = statementsAt(file.tree, word.range.start);
  const path = expressionsAt(file.tree, word.range.start);
  const innermost = path.at(-1);

  const inExpectation = statements.some(({ kind }) => kind === 'expect' || kind === 'stated');
  const called = topicInCalls(path, word, inExpectation);
  if (called) return found(called);

  const reference = innermost?.kind === 'reference' && innermost.path.names.length === 1;
  if (reference && isUnitName(word.text)) return found({ kind: 'unit', name: word.text });
  if (reference && isConstantName(word.text)) return found({ kind: 'constant', name: word.text });

  if (innermost?.kind === 'reference' && innermost.path.names.at(-1)?.range.start === word.range.start) {
    const varied = variedTopic(statements, innermost.path, file);
    if (varied) return found(varied);
  }
  const declared = topicOfStatement(statements, word, file);
  if (declared) return found(declared);
  const use = useAt(file, word.range.start);
  if (use && sameRange(use.range, word.range) && !use.symbolId.startsWith(builtInPrefix))
    return found({ kind: 'symbol', id: use.symbolId });

  const series = seriesTopic(statements, word, file);
  if (series) return found(series);
  if (descriptorOf(word.text)) return found({ kind: 'descriptor', name: word.text });
  return keywordOf(word.text) && word.type !== 'Name' ? found({ kind: 'keyword', word: word.text }) : undefined;
}
