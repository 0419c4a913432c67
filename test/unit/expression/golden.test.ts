/**
 * Expressions and what the checker says of them, as text: `> ` lines are declarations or one expression, an optional
 * `@ ` line is what its place expects, the rest is the outcome. `UPDATE=1` rewrites the outcomes.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../server/src/diagnostics/diagnostic.ts';
import type { CheckedExpression, ExpectedType, Type } from '../../../server/src/model/expression/types.ts';
import { formatDimension } from '../../../server/src/units/format-dimension.ts';
import { isQuantityName } from '../../../server/src/units/quantities.ts';
import { checkText } from './harness.ts';

const folder = join(import.meta.dirname, 'cases');

/** `quantities=molar_energy,energy place=U of arrhenius allow=list frequency=cycles`. */
function expectedFrom(line: string): ExpectedType {
  const facts = new Map(
    Array.from(line.matchAll(/(\w+)=(.*?)(?= \w+=|$)/g), ([, key, value]) => [key ?? '', value ?? '']),
  );
  const allow = (facts.get('allow') ?? '').split(',');
  const frequency = facts.get('frequency');
  return {
    quantities: (facts.get('quantities') ?? '').split(',').filter(isQuantityName),
    place: facts.get('place') ?? 'the value',
    allow: {
      list: allow.includes('list'),
      points: allow.includes('points'),
      interval: allow.includes('interval'),
      law: allow.includes('law'),
    },
    ...(frequency === 'cycles' || frequency === 'radians' ? { frequency } : {}),
    ...(facts.get('difference') === 'yes' ? { difference: true } : {}),
  };
}

function typeText(type: Type): string {
  if (type.kind === 'quantity') {
    return [formatDimension(type.dimension), type.scale, type.frequency].filter(Boolean).join(', ');
  }
  return type.kind === 'list' || type.kind === 'range' ? `${type.kind} of ${typeText(type.item)}` : type.kind;
}

function outcome({ type, value, error, items, variables, call }: CheckedExpression): string {
  const numbers = items?.map((item) => (item.kind === 'number' ? String(item.value) : '…')).join(' ');
  const names = [...variables].sort().join(', ');
  const given =
    call &&
    Object.entries(call.arguments).map(([name, formula]) => {
      const text = formula.kind === 'number' ? String(formula.value) : '…';
      return `${name}: ${text} (${call.quantities[name] ?? 'no quantity'})`;
    });
  return [
    `= ${typeText(type)}`,
    value === undefined ? '' : ` | ${value}`,
    error === undefined ? '' : ` ± ${error}`,
    numbers === undefined ? '' : ` | ${numbers}`,
    given ? ` | ${given.join(', ')}` : '',
    names === '' ? '' : ` | depends on ${names}`,
  ].join('');
}

function messageText(text: string, { code, severity, message, range, fixes, related }: Diagnostic): string[] {
  return [
    `! ${code} ${severity} at \`${text.slice(range.start, range.end)}\`: ${message}`,
    ...(related ?? []).map((place) => `  see \`${text.slice(place.range.start, place.range.end)}\`: ${place.message}`),
    ...(fixes ?? []).map((fix) => {
      const edited = [...fix.edits]
        .sort((a, b) => b.range.start - a.range.start)
        .reduce(
          (changed, edit) => changed.slice(0, edit.range.start) + edit.newText + changed.slice(edit.range.end),
          text,
        );
      return `  fix ${fix.title}: ${
        edited
          .split('\n')
          .at(-1)
          ?.replace(/^let result = /, '') ?? ''
      }`;
    }),
  ];
}

function run(block: string): string {
  const lines = block.split('\n');
  const source = lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2));
  const place = lines.find((line) => line.startsWith('@ '));
  const comments = lines.filter((line) => line.startsWith('#'));
  const single = source.length === 1 && !/^(let|param|fn) /.test(source[0] ?? '');
  const text = single ? `let result = ${source[0] ?? ''}` : source.join('\n');
  const { checked, diagnostics } = checkText(text, place === undefined ? undefined : expectedFrom(place.slice(2)));
  return [
    ...comments,
    ...source.map((line) => `> ${line}`),
    ...(place === undefined ? [] : [place]),
    outcome(checked),
    ...diagnostics.flatMap((diagnostic) => messageText(text, diagnostic)),
  ].join('\n');
}

for (const file of readdirSync(folder)) {
  const path = join(folder, file);
  const content = readFileSync(path, 'utf8').trim();
  const blocks = content.split(/\n{2,}/);
  if (process.env['UPDATE'])
    writeFileSync(path, `${blocks.map((block) => (block.includes('> ') ? run(block) : block)).join('\n\n')}\n`);
  for (const block of blocks) {
    if (!block.includes('> ')) continue;
    const name = block.split('\n').find((line) => line.startsWith('> ')) ?? '';
    test(`${file}: ${name}`, () => {
      expect(run(block)).toBe(block);
    });
  }
}
