/** What could be written at the cursor. */
import type { CheckedFile } from '../../model/checked.ts';
import { laws, spectra } from '../../physics/registry.ts';
import { isConstantName } from '../../units/constants.ts';
import { isUnitName } from '../../units/lookup.ts';
import { isDimensionless } from '../../units/dimension.ts';
import { parseUnit } from '../../units/parse-unit.ts';
import type { TextRange, Token } from '../../syntax/tree.ts';
import { expressionText } from '../../model/expression/print.ts';
import type { Environment } from '../environment.ts';
import { userFunction, type CalledFunction } from '../user-function.ts';
import { clauseItems, stepClauseItems } from './clauses.ts';
import { completionContext, type CompletionContext } from './context.ts';
import { comparisonIn, isExpectation } from './expectation-target.ts';
import { comparisonItems, expectationItems, seriesParts } from './expectations.ts';
import { fitItems, variedMembers } from './fits.ts';
import { headerItems } from './headers.ts';
import { literal, placeholder, ranks, type CompletionItem } from './items.ts';
import { placeOf, type OpenCall } from './place.ts';
import { statementItems } from './statements.ts';
import { headingItems, quotedPaths, stringItems } from './strings.ts';
import { descriptorOfOpenBlock, stepAt, targetOf, wholeTarget, type Target, type ValuePlace } from './target.ts';
import { chemicalElementItems, memberItems, operandItems, unitsFor } from './values.ts';

export interface Completion {
  /** The word that an item replaces. */
  readonly range: TextRange;
  readonly items: readonly CompletionItem[];
}

/** Arguments of a user's function that the call does not have yet. */
function argumentsOfFunction({ parameters }: CalledFunction, call: OpenCall): readonly CompletionItem[] {
  return parameters.slice(call.index).flatMap(({ name, annotation }): CompletionItem[] =>
    call.named.includes(name)
      ? []
      : [
          {
            label: `${name}:`,
            kind: 'field',
            ...(annotation ? { detail: expressionText(annotation) } : {}),
            insert: `${literal(name)}: `,
            rank: ranks.required,
            again: true,
          },
        ],
  );
}

/** Arguments that the call at the cursor does not have yet. */
function argumentItems(file: CheckedFile, context: CompletionContext, place: ValuePlace): readonly CompletionItem[] {
  const { call } = place;
  if (!call?.atStart) return [];
  const declared = userFunction(file, context.home, call.callee);
  if (declared) return argumentsOfFunction(declared, call);
  const owner = laws.get(call.callee) ?? spectra.get(call.callee);
  if (!owner) return [];
  return owner.fields
    .filter(({ name }, index) => index >= call.index && !call.named.includes(name))
    .map(({ name, example, sentence, required }) => ({
      label: `${name}:`,
      kind: 'field',
      detail: sentence,
      insert: `${name}: ${placeholder(1, example)}`,
      rank: required ? ranks.required - 1 : ranks.required,
      topic: { kind: 'field', owner: call.callee, name },
    }));
}

/** What stands behind `column`: its heading, then `in` and a unit of what is measured. */
function columnValueItems(
  file: CheckedFile,
  context: CompletionContext,
  place: ValuePlace,
  environment: Environment,
): readonly CompletionItem[] {
  const last = place.value.at(-1)?.text;
  if (last === 'column') return headingItems(file, context, environment);
  return last === 'in' ? unitsFor(wholeTarget(file, context, place)) : clauseItems(context, place);
}

/** Columns of the data file, as the value of a field of `data`. */
const columnItem: CompletionItem = {
  label: 'column',
  kind: 'keyword',
  detail: 'column "heading" in unit',
  insert: 'column "$1" in $0',
  rank: ranks.required,
  topic: { kind: 'keyword', word: 'column' },
};

const isUnitSign = (text: string | undefined): boolean => text === '/' || text === '*' || text === '·';

/** Whether a bracket that was opened right behind `/` is still open. */
function opensDenominator(value: readonly Token[]): boolean {
  const open: boolean[] = [];
  value.forEach(({ text }, i) => {
    if (text === '(') open.push(value[i - 1]?.text === '/');
    if (text === ')') open.pop();
  });
  return open.at(-1) === true;
}

/** Single units: what stands behind `/` or `*` has a dimension, and no sign of its own. */
function unitsBehindSign(target: Target): readonly CompletionItem[] {
  const dimensions = target.dimensions.filter((dimension) => !isDimensionless(dimension));
  return unitsFor({ ...target, dimensions }).filter(({ label }) => !label.startsWith('/'));
}

function valueItems(
  file: CheckedFile,
  context: CompletionContext,
  place: ValuePlace,
  environment: Environment,
): readonly CompletionItem[] {
  const block = context.blocks.at(-1);
  const { value } = place;
  const last = value.at(-1);
  const beforeLast = value.at(-2);
  if (place.assigned[0]?.text === 'composition' && block?.word === 'alloy') {
    const atElement = !last || last.text === ',';
    return atElement ? chemicalElementItems(new Set(value.map(({ text }) => text))) : [];
  }
  if (isExpectation(context) && place.complete && !place.call && comparisonIn(place) < 0) return comparisonItems;
  if (value.some(({ text }) => text === 'column') && block?.word === 'data')
    return columnValueItems(file, context, place, environment);
  const target = targetOf(file, context, place);
  if (place.complete) {
    const behindUnit = last !== undefined && (isUnitName(last.text) || last.type === 'String');
    const named = last?.type === 'Name' && !behindUnit && !isConstantName(last.text);
    // `8.314 J/(mol |`: the denominator goes on.
    if (last && isUnitName(last.text) && opensDenominator(value)) return unitsFor({ dimensions: [] });
    const needsUnit = target.dimensions.some((dimension) => !isDimensionless(dimension));
    const isDifference = ['step', 'within', 'by'].includes(beforeLast?.text ?? '');
    const units = ((behindUnit && !needsUnit) || named ? [] : unitsFor(target)).filter(
      ({ label }) => !isDifference || parseUnit(label)?.zero === undefined,
    );
    return [...units, ...clauseItems(context, place)];
  }
  const step = stepAt(context, place);
  if (step && !last && !step.clauses.some(({ wordOptional }) => wordOptional)) return stepClauseItems(step, new Set());
  const protocol = descriptorOfOpenBlock(file, block);
  const expecting = ['expect', 'stated'].includes(context.line[0]?.text ?? '') && protocol?.family === 'protocol';
  const ofExpectation = expecting ? expectationItems(file, context, place, protocol) : undefined;
  if (ofExpectation) return ofExpectation;
  const afterUnitSign = isUnitSign(last?.text) && (beforeLast?.type === 'Number' || isUnitName(beforeLast?.text ?? ''));
  const behindClause = step?.clauses.some(({ word }) => word === last?.text) === true;
  const begins = !last || behindClause || place.call?.atStart === true || last.text === ':';
  return [
    ...argumentItems(file, context, place),
    ...(block?.word === 'data' && begins ? [columnItem] : []),
    ...(afterUnitSign ? unitsBehindSign(target) : []),
    ...operandItems(file, context, target, begins, place.assigned),
  ];
}

function itemsAt(file: CheckedFile, context: CompletionContext, environment: Environment): readonly CompletionItem[] {
  if (context.string) return stringItems(file, context, environment);
  const block = context.blocks.at(-1);
  const inProgram = block?.word === 'test' && block.kind === 'program';
  const place = placeOf(context, inProgram);
  switch (place.kind) {
    case 'start':
      return statementItems(file, context);
    case 'header':
      return quotedPaths(file, context, environment) ?? headerItems(file, context);
    case 'member':
      if (block?.word === 'fit') return variedMembers(file, context, place.path);
      if (isExpectation(context) && place.path.length === 1) {
        const parts = seriesParts(file, context, place.path[0]?.text ?? '');
        if (parts.length > 0) return parts;
      }
      return memberItems(
        file,
        context.home,
        place.path.map(({ text, range }) => ({ text, range })),
      ).filter(({ topic }) => {
        // What is being typed is no member yet.
        const declared = topic?.kind === 'symbol' ? file.symbols.get(topic.id) : undefined;
        return declared?.uri !== file.uri || declared.nameRange.start !== context.word.start;
      });
    case 'value':
      return block?.word === 'fit' ? fitItems(file, context, place) : valueItems(file, context, place, environment);
  }
}

/**
 * Everything that may be written at an offset, the likeliest first.
 * @param typedBlank whether a blank was just typed: then only what is certainly wanted is offered, so that a line may
 * be ended by Enter without taking something by accident
 */
export function completion(
  file: CheckedFile,
  offset: number,
  environment: Environment,
  typedBlank = false,
): Completion | undefined {
  const context = completionContext(file.tree, offset);
  if (!context) return undefined;
  const range = context.string
    ? { start: context.string.range.start + 1, end: stringEnd(file.tree.text, context.string.range) }
    : context.word;
  const items = [...itemsAt(file, context, environment)].sort((a, b) => a.rank - b.rank);
  const wanted = typedBlank ? items.filter(certain(context)) : items;
  return { range, items: wanted };
}

/** `%` and its like: right behind many numbers, wanted behind few. */
function isPlainNumber(unit: string): boolean {
  const dimension = parseUnit(unit)?.dimension;
  return dimension !== undefined && isDimensionless(dimension);
}

/** Where the contents of a string end: before its closing quote. */
const stringEnd = (text: string, range: TextRange): number =>
  range.end > range.start + 1 && text[range.end - 1] === '"' ? range.end - 1 : range.end;

/** After a blank: units that fit a number, names behind a word of a header, values behind `=`. */
function certain(context: CompletionContext): (item: CompletionItem) => boolean {
  const last = context.line.at(-1);
  if (last?.type === 'Number')
    return ({ kind, rank, label }) => kind === 'unit' && rank < ranks.unlikely && !isPlainNumber(label);
  const asks =
    last !== undefined && ['of', 'extends', ':', 'for', 'on', '=', 'expect', 'stated', 'in'].includes(last.text);
  return () => asks;
}
