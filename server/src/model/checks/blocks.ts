/** What every block is asked: unknown fields, missing fields, statements that do not belong there. */
import { exactlyOneOf } from '../../diagnostics/declarations/exactly-one-of.ts';
import { fieldOfAnotherWord } from '../../diagnostics/declarations/field-of-another-word.ts';
import { missingField } from '../../diagnostics/declarations/missing-field.ts';
import { outOfPlace } from '../../diagnostics/declarations/out-of-place.ts';
import { unknownField } from '../../diagnostics/declarations/unknown-field.ts';
import type { FieldDescriptor } from '../../physics/descriptor.ts';
import type { Block, BlockStatement, TextRange } from '../../syntax/tree.ts';
import { tell, type FileModel } from '../file-model.ts';
import { nearestNames } from '../names/nearest.ts';

const wordsOfStatement = (statement: BlockStatement): string => {
  switch (statement.kind) {
    case 'field':
      return statement.role === 'value' ? 'A field' : `\`${statement.role}\``;
    case 'element':
      return `\`${statement.word}\``;
    case 'over':
      return '`over`';
    case 'expect':
      return '`expect`';
    case 'stated':
      return '`stated`';
    case 'step':
      return `The step \`${statement.action.text}\``;
    case 'unknown':
      return 'This';
  }
};

/** The first word of a statement: where a statement that is out of place is marked. */
function firstWord(statement: BlockStatement): TextRange {
  switch (statement.kind) {
    case 'field':
      return statement.path.range;
    case 'element':
      return statement.wordRange;
    case 'step':
      return statement.action.range;
    case 'over':
    case 'expect':
    case 'stated':
    case 'unknown': {
      const length = { over: 4, expect: 6, stated: 6, unknown: 1 }[statement.kind];
      return { start: statement.range.start, end: Math.min(statement.range.end, statement.range.start + length) };
    }
  }
}

/** Reports statements that the block does not take. What could not be read at all was reported by the parser. */
export function checkStatements(
  file: FileModel,
  block: Block | undefined,
  allowed: (statement: BlockStatement) => boolean,
  where: string,
  takes: string,
): void {
  for (const statement of block?.statements ?? []) {
    if (statement.kind === 'unknown' || allowed(statement)) continue;
    tell(file, outOfPlace, firstWord(statement), { what: wordsOfStatement(statement), where, allowed: takes });
  }
}

/** Where a field is inserted: before the closing brace, on a line of its own where the block has lines. */
export function insertion(
  file: FileModel,
  block: Block | undefined,
  lines: readonly string[],
): { readonly insertAt: number; readonly insertText: string } | undefined {
  if (!block?.closed) return undefined;
  const { text } = file.tree;
  const brace = block.range.end - 1;
  if (text[brace] !== '}') return undefined;
  const inside = text.slice(block.range.start + 1, brace);
  const empty = inside.trim() === '';
  if (!inside.includes('\n')) {
    const last = inside.trimEnd();
    const at = block.range.start + 1 + last.length;
    const joined = lines.join('; ');
    const before = empty || last.endsWith(';') ? ' ' : '; ';
    return { insertAt: at, insertText: `${before}${joined}${at === brace ? ' ' : ''}` };
  }
  const lineStart = text.lastIndexOf('\n', brace) + 1;
  const indent = text.slice(lineStart, brace);
  if (indent.trim() !== '') return { insertAt: brace, insertText: `; ${lines.join('; ')} ` };
  return { insertAt: lineStart, insertText: lines.map((line) => `${indent}  ${line}\n`).join('') };
}

/** A name that stands as a field, and where. */
export interface GivenField {
  readonly name: string;
  readonly nameRange: TextRange;
  /** A syntax error lies in its statement: it may be no field at all. */
  readonly broken?: boolean | undefined;
}

/** The word that a field was given, and where. */
export interface ChosenWord {
  /** Absent where it is none of the field's, which has been reported: then it may mean any of them. */
  readonly word?: string | undefined;
  readonly range: TextRange;
}

/**
 * Reports the fields that mean nothing with the words chosen: one message for each choice, at the first such field. Gives the
 * names of the fields that the words leave.
 */
function checkChoices(
  file: FileModel,
  descriptors: readonly FieldDescriptor[],
  given: readonly GivenField[],
  choices: ReadonlyMap<string, ChosenWord>,
): ReadonlySet<string> {
  const wrong = descriptors.filter(({ onlyWith }) => {
    const chosen = onlyWith && choices.get(onlyWith.field);
    return chosen?.word !== undefined && onlyWith?.words.includes(chosen.word) === false;
  });
  const left = new Set(descriptors.filter((field) => !wrong.includes(field)).map(({ name }) => name));
  for (const [chooser, { word, range }] of choices) {
    if (word === undefined) continue;
    const misplaced = given.flatMap(({ name, nameRange }) => {
      const field = wrong.find((one) => one.name === name && one.onlyWith?.field === chooser);
      return field ? [{ field, nameRange }] : [];
    });
    const [first] = misplaced;
    if (!first?.field.onlyWith) continue;
    const instead = new Set(
      misplaced.flatMap(({ field }) => field.exactlyOneOf ?? []).filter((name) => left.has(name)),
    );
    tell(file, fieldOfAnotherWord, first.nameRange, {
      // `omega` where that is what stands for the field.
      fields: misplaced.map(({ nameRange: { start, end } }) => file.tree.text.slice(start, end)),
      chooser,
      chosen: word,
      words: first.field.onlyWith.words,
      instead: [...instead].filter((name) => !given.some((one) => one.name === name)),
      wordRange: range,
    });
  }
  return left;
}

/**
 * Reports unknown fields, and required ones that are missing. A required field that is missing while an unknown one looks
 * like it counts as misspelt, and is said once. `place` names the block: "`beta` (debye)".
 */
export function checkFields(
  file: FileModel,
  options: {
    readonly place: string;
    readonly placeRange: TextRange;
    readonly descriptors: readonly FieldDescriptor[];
    readonly given: readonly GivenField[];
    /** Fields that have a value already: inherited ones. */
    readonly present?: ReadonlySet<string>;
    /** Further names that the block takes. */
    readonly alsoKnown?: readonly string[];
    readonly block?: Block | undefined;
    /** The words that fields of the block were given, by field. */
    readonly choices?: ReadonlyMap<string, ChosenWord>;
    /** Whether to look for missing fields: not in a block with a syntax error. */
    readonly complete: boolean;
  },
): void {
  const { place, descriptors, given, block } = options;
  const known = [...descriptors.map(({ name }) => name), ...(options.alsoKnown ?? [])];
  const present = new Set([...given.map(({ name }) => name), ...(options.present ?? [])]);
  const misspelt = new Set<string>();
  for (const { name, nameRange, broken } of given) {
    if (known.includes(name) || broken === true) continue;
    const free = known.filter((candidate) => !present.has(candidate));
    let suggestions = nearestNames(name, free);
    if (suggestions.length === 0) suggestions = nearestNames(name, known);
    for (const suggestion of suggestions) misspelt.add(suggestion);
    tell(file, unknownField, nameRange, { field: name, place, range: nameRange, suggestions, known });
  }
  const left = checkChoices(file, descriptors, given, options.choices ?? new Map());
  /** Whether it is needed: by itself, or because the words chosen leave nothing else of its group. */
  const isNeeded = ({ required, name, exactlyOneOf: group }: FieldDescriptor): boolean =>
    required || (group?.every((one) => one === name || (!left.has(one) && !present.has(one))) ?? false);
  const missing = descriptors.filter(
    (field) => isNeeded(field) && left.has(field.name) && !present.has(field.name) && !misspelt.has(field.name),
  );
  if (missing.length > 0 && options.complete) {
    const fields = missing.map(({ name, example }) => ({ name, text: `${name} = ${example}` }));
    tell(file, missingField, options.placeRange, {
      place,
      missing: fields,
      ...insertion(
        file,
        block,
        fields.map(({ text }) => text),
      ),
    });
  }
  const groups = new Map<string, readonly string[]>();
  for (const { exactlyOneOf: group } of descriptors) if (group) groups.set(group.join(), group);
  const isOpen = (name: string): boolean => {
    const chooser = descriptors.find((field) => field.name === name)?.onlyWith?.field;
    const choice = chooser === undefined ? undefined : options.choices?.get(chooser);
    return choice !== undefined && choice.word === undefined;
  };
  for (const names of groups.values()) {
    if (names.some(isOpen)) continue;
    const chosen = names.filter((name) => present.has(name));
    if (chosen.length === 1 || names.some((name) => !left.has(name))) continue;
    if (chosen.length === 0 && (!options.complete || names.some((name) => misspelt.has(name)))) continue;
    if (chosen.length > 1 && !given.some(({ name }) => names.includes(name))) continue;
    const [first] = names;
    const example = descriptors.find(({ name }) => name === first)?.example ?? '';
    const second = given.find(({ name }) => name === chosen[1]);
    tell(file, exactlyOneOf, chosen.length > 1 ? (second?.nameRange ?? options.placeRange) : options.placeRange, {
      place,
      names,
      given: chosen,
      ...(chosen.length === 0 && first ? insertion(file, block, [`${first} = ${example}`]) : {}),
    });
  }
}
