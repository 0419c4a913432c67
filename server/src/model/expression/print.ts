/** Expressions as a message quotes them: one line, shortened when long. */
import type { Argument, BinaryOperator, Expression, Path } from '../../syntax/tree.ts';

const longest = 48;

export const pathText = (path: Path): string => path.names.map(({ text }) => text).join('.');

const argumentText = (argument: Argument): string =>
  argument.name ? `${argument.name.text}: ${write(argument.value)}` : write(argument.value);

/** `/s` behind a number is set off like a unit; products and powers are set close. */
function binaryText(operator: BinaryOperator, left: string, right: string, isUnit: boolean): string {
  switch (operator) {
    case 'juxtaposition':
      return `${left} ${right}`;
    case '^':
      return `${left}^${right}`;
    case '/':
      return isUnit ? `${left} /${right}` : `${left}/${right}`;
    case '*':
      return `${left}*${right}`;
    case '+':
    case '-':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '==':
    case '!=':
    case 'and':
    case 'or':
      return `${left} ${operator} ${right}`;
  }
}

function write(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.text;
    case 'reference':
      return pathText(expression.path);
    case 'unary':
      return expression.operator === 'not'
        ? `not ${write(expression.operand)}`
        : expression.operator + write(expression.operand);
    case 'binary': {
      const gap = expression.operatorRange.start > expression.left.range.end;
      const tight = expression.operatorRange.end === expression.right.range.start;
      return binaryText(expression.operator, write(expression.left), write(expression.right), gap && tight);
    }
    case 'parenthesised':
      return `(${write(expression.inner)})`;
    case 'call':
      return `${pathText(expression.callee)}(${expression.arguments.map(argumentText).join(', ')})`;
    case 'conditional':
      return `if ${write(expression.condition)} then ${write(expression.consequent)} else ${write(expression.alternative)}`;
    case 'list':
      return `[${expression.items.map(write).join(', ')}]`;
    case 'range': {
      const spacing = expression.spacing ? ` ${expression.spacing.word} ${write(expression.spacing.value)}` : '';
      return `${write(expression.lower)} .. ${write(expression.upper)}${spacing}`;
    }
    case 'bounded':
      return `${write(expression.value)} in ${write(expression.bounds)}`;
    case 'uncertain':
      return `${write(expression.value)} ± ${write(expression.error)}`;
    case 'string':
      return `"${expression.literal.value}"`;
    case 'column':
      return `column ${write(expression.column)}${expression.unit ? ` in ${write(expression.unit)}` : ''}`;
    case 'composition':
      return expression.parts.map((part) => `${part.element.text} ${write(part.amount)}`).join(', ');
    case 'missing':
      return '…';
  }
}

/** Depth at which quoting an expression is given up: nothing so deep fits in a message. */
const deepest = 40;

function isDeep(expression: Expression): boolean {
  let part: Expression = expression;
  for (let depth = 0; depth < deepest; depth += 1) {
    if (part.kind === 'binary') part = part.left;
    else if (part.kind === 'parenthesised') part = part.inner;
    else if (part.kind === 'unary') part = part.operand;
    else return false;
  }
  return true;
}

/** The expression in one line of at most 48 characters. */
export function expressionText(expression: Expression): string {
  if (isDeep(expression)) return 'this expression';
  const text = write(expression);
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
}
