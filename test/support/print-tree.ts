/** Prints a syntax tree as compact S-expressions, for tests: marked text in, expected tree out. */
import type {
  Block,
  BlockStatement,
  Declaration,
  Expression,
  Name,
  Path,
  SourceFile,
} from '../../server/src/syntax/tree.ts';

/** The declarations of a file, one a line, statements of blocks indented below; the issues last. */
export function printFile(file: SourceFile): string {
  const lines = file.declarations.flatMap((declaration) => printDeclaration(declaration));
  const issues = file.issues.map((issue) => {
    const { start, end } = issue.range;
    return `! ${String(lineOf(file.text, start))} ${issue.code} «${file.text.slice(start, end)}»`;
  });
  return [...lines, ...issues].join('\n');
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function printPath(path: Path | undefined): string {
  return path ? path.names.map((name) => name.text || '?').join('.') : '?';
}

function printName(name: Name | undefined): string {
  return name?.text ?? '?';
}

function printDeclaration(declaration: Declaration): string[] {
  const documentation = declaration.documentation === undefined ? [] : [`## ${declaration.documentation}`];
  const body = 'body' in declaration ? printBlock(declaration.body) : [];
  return [...documentation, `(${headerOf(declaration)})`, ...body];
}

function headerOf(declaration: Declaration): string {
  switch (declaration.kind) {
    case 'version':
      return `version ${declaration.version?.text ?? '?'}`;
    case 'import':
      return `import ${JSON.stringify(declaration.path?.value ?? null)}`;
    case 'alloy':
      return ['alloy', printName(declaration.name), quoted(declaration.description?.value)].join(' ').trim();
    case 'param': {
      const bounds = declaration.bounds ? ` in ${printExpression(declaration.bounds)}` : '';
      return `param ${printName(declaration.name)} ${printExpression(declaration.value)}${bounds}`;
    }
    case 'let':
      return `let ${printName(declaration.name)} ${printExpression(declaration.value)}`;
    case 'fn': {
      const parameters = declaration.parameters.map(({ name, annotation }) =>
        annotation ? `${name.text}: ${printExpression(annotation)}` : name.text,
      );
      return `fn ${printName(declaration.name)} (${parameters.join(', ')}) ${printExpression(declaration.value)}`;
    }
    case 'model': {
      const kind = declaration.modelKind ? ` : ${declaration.modelKind.text}` : '';
      const parent = declaration.extends ? ` extends ${printPath(declaration.extends)}` : '';
      return `model ${printName(declaration.name)} of ${printPath(declaration.of)}${kind}${parent}`;
    }
    case 'test':
      return `test ${printName(declaration.name)} of ${printPaths(declaration.models)} : ${printName(declaration.protocol)}`;
    case 'data':
      return `data ${printName(declaration.name)} for ${printPath(declaration.test)} from ${quoted(declaration.path?.value)}`;
    case 'fit':
      return `fit ${printName(declaration.name)} of ${printPaths(declaration.models)}`;
    case 'curve':
      return `curve ${printName(declaration.name)}`;
    case 'compare':
      return `compare ${printName(declaration.name)} of ${printPaths(declaration.models)} on ${printPaths(declaration.tests)}`;
    case 'unknown':
      return `unknown ${printName(declaration.word)} ${printName(declaration.name)}`;
  }
}

function quoted(text: string | undefined): string {
  return text === undefined ? '' : JSON.stringify(text);
}

function printPaths(paths: readonly Path[]): string {
  return paths.map(printPath).join(', ') || '?';
}

function printBlock(block: Block | undefined): string[] {
  if (!block) return [];
  const lines = block.statements.flatMap((statement) => printStatement(statement)).map((line) => `  ${line}`);
  return block.closed ? lines : [...lines, '  (not closed)'];
}

function printStatement(statement: BlockStatement): string[] {
  const documentation = statement.documentation === undefined ? [] : [`## ${statement.documentation}`];
  switch (statement.kind) {
    case 'field': {
      const role = statement.role === 'value' ? '' : `${statement.role} `;
      return [...documentation, `${role}${printPath(statement.path)} = ${printExpression(statement.value)}`];
    }
    case 'element': {
      const name =
        statement.word === 'elastic' ? '' : ` ${printName(statement.name)} : ${printName(statement.elementKind)}`;
      return [...documentation, `(${statement.word}${name})`, ...printBlock(statement.body)];
    }
    case 'over':
      return [...documentation, `over ${printName(statement.name)} = ${printExpression(statement.value)}`];
    case 'expect':
    case 'stated': {
      const comparison = statement.comparison
        ? ` ${statement.comparison.operator} ${printExpression(statement.comparison.expected)}`
        : '';
      const within = statement.within ? ` within ${printExpression(statement.within)}` : '';
      const selectors = statement.selectors.map(({ name, value }) => `${name.text} = ${printExpression(value)}`);
      const chosen = selectors.length > 0 ? ` for ${selectors.join(', ')}` : '';
      const source = statement.source ? ` from ${quoted(statement.source.value)}` : '';
      const measured = printExpression(statement.measured);
      return [...documentation, `${statement.kind} ${measured}${comparison}${within}${chosen}${source}`];
    }
    case 'step': {
      const value = statement.value ? ` ${printExpression(statement.value)}` : '';
      const clauses = statement.clauses.map((clause) => ` ${clause.word} ${printExpression(clause.value)}`).join('');
      return [...documentation, `step ${statement.action.text}${value}${clauses}`];
    }
    case 'unknown':
      return [...documentation, '(unknown)'];
  }
}

/** One expression: operators in front, `juxtaposition` as `_`, a missing value as `?`. */
function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.text;
    case 'reference':
      return printPath(expression.path);
    case 'unary':
      return `(${expression.operator} ${printExpression(expression.operand)})`;
    case 'binary': {
      const operator = expression.operator === 'juxtaposition' ? '_' : expression.operator;
      return `(${operator} ${printExpression(expression.left)} ${printExpression(expression.right)})`;
    }
    case 'parenthesised':
      return `(paren ${printExpression(expression.inner)})`;
    case 'call': {
      const list = expression.arguments.map(({ name, value }) =>
        name ? `${name.text}: ${printExpression(value)}` : printExpression(value),
      );
      return `${printPath(expression.callee)}(${list.join(', ')})`;
    }
    case 'conditional': {
      const parts = [expression.condition, expression.consequent, expression.alternative];
      return `(if ${parts.map(printExpression).join(' ')})`;
    }
    case 'list':
      return `[${expression.items.map(printExpression).join(', ')}]`;
    case 'range': {
      const spacing = expression.spacing
        ? ` ${expression.spacing.word} ${printExpression(expression.spacing.value)}`
        : '';
      return `(.. ${printExpression(expression.lower)} ${printExpression(expression.upper)}${spacing})`;
    }
    case 'bounded':
      return `(in ${printExpression(expression.value)} ${printExpression(expression.bounds)})`;
    case 'uncertain':
      return `(± ${printExpression(expression.value)} ${printExpression(expression.error)})`;
    case 'string':
      return JSON.stringify(expression.literal.value);
    case 'column': {
      const unit = expression.unit ? ` in ${printExpression(expression.unit)}` : '';
      return `(column ${printExpression(expression.column)}${unit})`;
    }
    case 'composition':
      return `(composition ${expression.parts.map((part) => `${part.element.text} ${printExpression(part.amount)}`).join(', ')})`;
    case 'missing':
      return '?';
  }
}
