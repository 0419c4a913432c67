/** What is known of a file that is named in an `import` or behind `from`. */
import type { CheckedFile } from '../../model/checked.ts';
import type { DataDeclaration, Declaration } from '../../syntax/tree.ts';
import type { Environment } from '../environment.ts';
import { beside, code, paragraphs } from './markdown.ts';

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** Names beyond so many are counted only. */
const mostNames = 12;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map(code).join(', ');
  return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown;
}

/** What the named file declares, kind by kind, with the number of its errors. */
export function importPage(path: string, file: CheckedFile, environment: Environment): string | undefined {
  const uri = environment.resolvePath(file.uri, path);
  const imported = uri === undefined ? undefined : environment.file(uri);
  if (!imported) return undefined;
  const byKind = new Map<Declaration['kind'], string[]>();
  for (const declaration of imported.tree.declarations) {
    const name = 'name' in declaration ? declaration.name.text : undefined;
    if (name !== undefined) byKind.set(declaration.kind, [...(byKind.get(declaration.kind) ?? []), name]);
  }
  const errors = imported.diagnostics.filter(({ severity }) => severity === 'error').length;
  return paragraphs(
    byKind.size === 0 ? 'This file declares nothing.' : 'This file declares:',
    [...byKind].map(([kind, names]) => `- ${kind} ${listed(names)}`).join('\n'),
    errors > 0 ? `It has ${plural(errors, 'error')}.` : undefined,
  );
}

/** A cell of a table in Markdown. */
const cell = (text: string): string => text.replaceAll(/[|\\`*_<>[\]]/g, (sign) => `\\${sign}`);

/** How many rows and columns the table has, what each column is read as, and what could not be read. */
export function dataFilePage(
  declaration: DataDeclaration,
  file: CheckedFile,
  environment: Environment,
): string | undefined {
  const path = declaration.path?.value;
  const table = path === undefined ? undefined : environment.dataFile(file, path);
  if (!table) return undefined;
  if ('problem' in table) return `This file cannot be read: ${table.problem}.`;
  const block = file.data.find(({ nameRange }) => nameRange.start === declaration.name?.range.start);
  const readAs = (heading: string, index: number): string => {
    const fields = block?.columns.filter(({ column }) => column === heading || column === index + 1) ?? [];
    return fields.map(({ field }) => code(field)).join(', ');
  };
  const { columns, rows } = table;
  const lines = columns.map((heading, i) => {
    const [first, last] = [rows[0]?.[i] ?? '', rows.at(-1)?.[i] ?? ''];
    return `| ${i + 1} | ${cell(heading)} | ${cell(first)} … ${cell(last)} | ${readAs(heading, i)} |`;
  });
  const problems = block === undefined ? [] : environment.dataProblems(file, block);
  return paragraphs(
    beside(plural(rows.length, 'row'), plural(columns.length, 'column')),
    ['| | heading | first … last | read as |', '|---|---|---|---|', ...lines].join('\n'),
    block === undefined ? 'What the columns are read as is known when the block has no errors.' : undefined,
    problems.map((problem) => `- ${problem}`).join('\n'),
  );
}
