/** The outline of a file: declarations, their elements and fields. Needs the tree only. */
import type { SymbolKind } from '../model/checked.ts';
import type { SourceFile, TextRange } from '../syntax/tree.ts';
import { bodyOf, type Statement } from './nodes.ts';

export interface OutlineItem {
  readonly name: string;
  /** What stands behind the name: `debye`, `of as_cast : tension`, `33 GPa`. */
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly range: TextRange;
  readonly nameRange: TextRange;
  readonly children: readonly OutlineItem[];
}

/** Values longer than this are cut in the outline. */
const longestDetail = 40;

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= longestDetail ? line : `${line.slice(0, longestDetail - 1)}…`;
}

interface Heading {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly detail: string;
  readonly kind: SymbolKind;
}

/** Name and kind of a statement; `undefined` for what has no place in an outline. */
function headingOf(statement: Statement, text: string): Heading | undefined {
  const slice = (range: TextRange): string => shorten(text.slice(range.start, range.end));
  const named = (kind: SymbolKind, detail: string): Heading | undefined =>
    'name' in statement ? { name: statement.name.text, nameRange: statement.name.range, detail, kind } : undefined;
  const joined = (parts: readonly { readonly range: TextRange }[]): string =>
    parts.map((part) => slice(part.range)).join(', ');
  switch (statement.kind) {
    case 'alloy':
      return named('alloy', statement.description?.value ?? '');
    case 'param':
    case 'let':
    case 'over':
      return named(statement.kind === 'over' ? 'variable' : statement.kind, slice(statement.value.range));
    case 'fn':
      return named('fn', `(${statement.parameters.map((parameter) => slice(parameter.range)).join(', ')})`);
    case 'model': {
      const base = statement.extends ? ` extends ${slice(statement.extends.range)}` : '';
      const kind = statement.modelKind ? ` : ${statement.modelKind.text}` : '';
      return named('model', `${statement.of ? `of ${slice(statement.of.range)}` : ''}${kind}${base}`);
    }
    case 'test':
      return named(
        'test',
        `of ${joined(statement.models)}${statement.protocol ? ` : ${statement.protocol.text}` : ''}`,
      );
    case 'data':
      return named('data', statement.test ? `for ${slice(statement.test.range)}` : '');
    case 'fit':
      return named('fit', `of ${joined(statement.models)}`);
    case 'compare':
      return named('compare', `of ${joined(statement.models)} on ${joined(statement.tests)}`);
    case 'curve':
      return named('curve', '');
    case 'element': {
      const kind = statement.elementKind?.text ?? '';
      if (statement.word === 'elastic')
        return { name: 'elastic', nameRange: statement.wordRange, detail: '', kind: 'element' };
      return named('element', statement.word === 'flow' ? `flow ${kind}` : kind);
    }
    case 'field': {
      const name = statement.path.names.map((part) => part.text).join('.');
      const kind = statement.role === 'state' ? 'state' : 'field';
      return { name, nameRange: statement.path.range, detail: slice(statement.value.range), kind };
    }
    default:
      return undefined;
  }
}

function outlineOf(statement: Statement, text: string): readonly OutlineItem[] {
  const heading = headingOf(statement, text);
  if (!heading || heading.name === '') return [];
  const inner = bodyOf(statement)?.statements ?? [];
  const children = inner.flatMap((child) => outlineOf(child, text));
  return [{ ...heading, range: statement.range, children }];
}

export const documentSymbols = (tree: SourceFile): readonly OutlineItem[] =>
  tree.declarations.flatMap((declaration) => outlineOf(declaration, tree.text));
