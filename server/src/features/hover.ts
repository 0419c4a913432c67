/** What is known of the word or number under the cursor. */
import type { CheckedFile } from '../model/checked.ts';
import type { TextRange } from '../syntax/tree.ts';
import type { CompositionExpression } from '../syntax/tree.ts';
import { formatDimension } from '../units/format-dimension.ts';
import { chemicalElementPage } from './documentation/chemical-elements.ts';
import { code, paragraphs } from './documentation/markdown.ts';
import { dataFilePage, importPage } from './documentation/named-files.ts';
import { pageOf } from './documentation/page.ts';
import { valueText } from './documentation/symbols.ts';
import { countedByUnit, inSeveralUnits } from './documentation/values.ts';
import type { Environment } from './environment.ts';
import { expressionsAt, statementsAt, touches } from './nodes.ts';
import { topicAt } from './topic-at.ts';
import { quantityMeantAt } from './written-quantity.ts';

export interface Hover {
  readonly range: TextRange;
  readonly markdown: string;
}

/** A number: its value in SI and in customary units. */
function numberHover(file: CheckedFile, offset: number): Hover | undefined {
  const quantity = quantityMeantAt(file.tree, offset);
  if (!quantity || quantity.unit.text === '') return undefined;
  const { value, unit, range, difference } = quantity;
  return {
    range,
    markdown: paragraphs(
      code(inSeveralUnits(value, unit.dimension, countedByUnit(unit), difference)),
      formatDimension(unit.dimension),
    ),
  };
}

/** The value of the field whose name is hovered. */
function fieldValue(file: CheckedFile, offset: number): string | undefined {
  const statement = statementsAt(file.tree, offset).at(-1);
  if (statement?.kind !== 'field') return undefined;
  const text = valueText(file.expressions.get(statement.value)?.checked);
  return text === undefined ? undefined : `Here: ${text}`;
}

/** Whether a name is the last one of `beta.strength = …`: its page is that of the base, its value is given here. */
function isOverridden(file: CheckedFile, { start }: TextRange): boolean {
  const statement = statementsAt(file.tree, start).at(-1);
  if (statement?.kind !== 'field') return false;
  const { names } = statement.path;
  return names.length > 1 && names.at(-1)?.range.start === start;
}

/** The path of an `import` or of measured data: what is in that file. */
function namedFileHover(file: CheckedFile, offset: number, environment: Environment): Hover | undefined {
  const [declaration] = statementsAt(file.tree, offset);
  if (declaration?.kind !== 'import' && declaration?.kind !== 'data') return undefined;
  const { path } = declaration;
  if (!path || !touches(path.range, offset)) return undefined;
  const markdown =
    declaration.kind === 'import'
      ? importPage(path.value, file, environment)
      : dataFilePage(declaration, file, environment);
  return markdown === undefined ? undefined : { range: path.range, markdown };
}

/** The symbol of a chemical element in a composition. */
function chemicalElementHover(file: CheckedFile, offset: number): Hover | undefined {
  const composition = expressionsAt(file.tree, offset).find(
    (expression): expression is CompositionExpression => expression.kind === 'composition',
  );
  const part = composition?.parts.find(({ element }) => touches(element.range, offset));
  const markdown = composition && part && chemicalElementPage(part, composition);
  return part && markdown !== undefined ? { range: part.element.range, markdown } : undefined;
}

export function hover(file: CheckedFile, offset: number, environment: Environment): Hover | undefined {
  const special = namedFileHover(file, offset, environment) ?? chemicalElementHover(file, offset);
  if (special) return special;
  const found = topicAt(file, offset);
  if (!found) return numberHover(file, offset);
  const page = pageOf(found.topic, file, environment);
  if (page === undefined) return undefined;
  const { kind } = found.topic;
  const value =
    kind === 'field' || kind === 'alloyField' || isOverridden(file, found.range) ? fieldValue(file, offset) : undefined;
  return { range: found.range, markdown: paragraphs(page, value) };
}
