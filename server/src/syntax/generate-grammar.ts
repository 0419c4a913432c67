/**
 * The grammar of the reference, written from the rules of the parser itself. Rules that only read mistakes (their names
 * begin with `error`) and alternatives that stand for something missing are left out.
 */
import {
  Alternation,
  Alternative,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  Terminal,
  tokenLabel,
  type IProduction,
  type Rule,
} from 'chevrotain';
import { grammarRules } from './grammar.ts';
import { keywords } from './keywords.ts';
import { binding } from './expressions/precedence.ts';
import { AnyName, KeywordToken, Name, NumberToken, StatementEnd, ValueName } from './token-types.ts';

/** Token types that the reference describes in words. */
const described: ReadonlyMap<string, string> = new Map([
  [AnyName.name, 'ANY_NAME'],
  [ValueName.name, 'NAME'],
  [Name.name, 'NAME'],
  [KeywordToken.name, 'KEYWORD'],
  [NumberToken.name, 'NUMBER'],
  ['String', 'TEXT'],
  ['ForeignString', ''],
  ['UnclosedString', ''],
  [StatementEnd.name, 'END'],
  ['BinaryOperator', 'OPERATOR'],
  ['PrefixOperator', 'SIGN'],
]);

/** The text of `docs/grammar.md`. */
export function grammarPage(): string {
  const rules = inReadingOrder().filter((rule) => !rule.name.startsWith('error'));
  const productions = rules.map((rule) => `${kebab(rule.name)} = ${definitionOf(rule)} ;`);
  return `# Grammar

This page is written from the rules of the parser (\`server/src/syntax/grammar.ts\`); \`UPDATE=1 npx vitest run
test/unit/syntax\` writes it anew.

In the rules, \`[ … ]\` may be left out, \`{ … }\` may come any number of times, \`|\` parts alternatives.

\`\`\`ebnf
${productions.join('\n\n')}
\`\`\`

## Tokens

| token | what it is |
| --- | --- |
| \`NAME\` | letters of any script, digits and \`_\`, not beginning with a digit; µ, Å and Ω are one letter in either Unicode form; also \`%\`, \`at%\` and \`°C\` |
| \`ANY_NAME\` | a \`NAME\` or a keyword |
| \`KEYWORD\` | one of the words below, where it can only be a name |
| \`NUMBER\` | \`12\`, \`0.35\`, \`.5\`, \`1e-13\`, \`1_000\` |
| \`TEXT\` | \`"…"\` on one line; \`\\"\` and \`\\\\\` are escapes |
| \`SIGN\` | \`+\`, \`-\` or \`not\` before a value |
| \`OPERATOR\` | one of those below |
| \`END\` | the end of the line, or \`;\` |

\`#\` begins a comment, \`##\` a comment that documents the statement behind it. \`−\` reads as \`-\`, \`·\` and \`×\` as
\`*\`, \`≤\`, \`≥\` and \`≠\` as \`<=\`, \`>=\` and \`!=\`.

A line goes on into the next inside \`( )\` and \`[ ]\`, behind \`,\` \`=\` \`..\` \`:\` \`then\` \`else\` and an operator, and before
\`{\` \`then\` \`else\`, unless the next line begins a statement.

## Operators

From the loosest to the tightest; \`^\` groups from the right, all others from the left.

| operators | |
| --- | --- |
${operatorRows().join('\n')}

## Keywords

| word | what it does | where |
| --- | --- | --- |
${keywords.map(({ word, sentence, where }) => `| \`${word}\` | ${sentence} | ${where} |`).join('\n')}
`;
}

/** From the file down: each rule behind the one that first names it. */
function inReadingOrder(): Rule[] {
  const rules = grammarRules();
  const order = new Set<Rule>();
  const visit = (production: IProduction): void => {
    if (production instanceof NonTerminal) visitRule(production.nonTerminalName);
    else if ('definition' in production && Array.isArray(production.definition)) production.definition.forEach(visit);
  };
  const visitRule = (name: string): void => {
    const rule = rules[name];
    if (!rule || order.has(rule)) return;
    order.add(rule);
    rule.definition.forEach(visit);
  };
  visitRule('file');
  return [...order];
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function definitionOf(rule: Rule): string {
  return sequence(rule.definition);
}

function sequence(productions: readonly IProduction[]): string {
  return productions.map(write).filter(Boolean).join(' ');
}

function write(production: IProduction): string {
  if (production instanceof Terminal) return terminal(production);
  if (production instanceof NonTerminal) {
    return production.nonTerminalName.startsWith('error') ? '' : kebab(production.nonTerminalName);
  }
  if (production instanceof Alternation) return alternation(production);
  if (production instanceof Option) return wrapped('[', sequence(production.definition), ']');
  if (production instanceof Repetition) return wrapped('{', sequence(production.definition), '}');
  if (production instanceof RepetitionMandatory) {
    const content = sequence(production.definition);
    return `${content} ${wrapped('{', content, '}')}`;
  }
  return production instanceof Alternative ? sequence(production.definition) : '';
}

function wrapped(open: string, content: string, close: string): string {
  return content === '' ? '' : `${open} ${content} ${close}`;
}

function terminal({ terminalType }: Terminal): string {
  return described.get(terminalType.name) ?? `"${tokenLabel(terminalType)}"`;
}

function alternation({ definition }: Alternation): string {
  const alternatives = [...new Set(definition.map(write).filter(Boolean))];
  if (alternatives.length <= 1) return alternatives.join('');
  return `( ${alternatives.join(' | ')} )`;
}

function operatorRows(): string[] {
  const levels = new Map<number, string[]>();
  for (const [operator, strength] of Object.entries(binding)) {
    levels.set(strength, [...(levels.get(strength) ?? []), operator]);
  }
  levels.set(3, ['not']);
  levels.set(9, ['sign']);
  return [...levels.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, operators]) => `| ${operators.map(shown).join(' ')} | ${meaningOf(operators[0] ?? '')} |`);
}

function shown(operator: string): string {
  if (operator === 'juxtaposition') return 'side by side';
  return operator === 'sign' ? '`+` `-` before a value' : `\`${operator}\``;
}

function meaningOf(operator: string): string {
  switch (operator) {
    case 'juxtaposition':
      return 'a name behind a number, a name, `)` or `]` on the same line multiplies: `1/30.6 GPa` is 1/(30.6 GPa)';
    case 'sign':
      return 'belongs to the number: `-196 degC`';
    case '±':
      return 'a value and its error';
    case '<':
      return 'cannot be chained: write `1 < x and x < 2`';
    default:
      return '';
  }
}
