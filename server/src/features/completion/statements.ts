/** What may begin a statement: declarations at the top of a file, fields and elements in a block. */
import type { CheckedFile } from '../../model/checked.ts';
import { alloyFields } from '../../model/declarations/alloy-fields.ts';
import type { Descriptor, FieldDescriptor, ProtocolDescriptor } from '../../physics/descriptor.ts';
import { programSteps, stepText } from '../../physics/program-steps.ts';
import { elementKinds, modelKinds, protocols } from '../../physics/registry.ts';
import type { BlockStatement } from '../../syntax/tree.ts';
import { goesWith } from '../blocks.ts';
import { defaultText, valueText } from '../documentation/descriptors.ts';
import { bodyOf, statementsAt } from '../nodes.ts';
import type { CompletionContext, OpenBlock } from './context.ts';
import { elementsAround, exampleAmong, freshName } from './elements.ts';
import { bodySnippet, choice, literal, placeholder, ranks, requiredFields, type CompletionItem } from './items.ts';
import { descriptorOfOpenBlock } from './target.ts';

const keyword = (word: string, insert: string, rank: number, detail: string): CompletionItem => ({
  label: word,
  kind: 'keyword',
  detail,
  insert,
  rank,
  topic: { kind: 'keyword', word },
});

const namesOf = (file: CheckedFile, kind: string): readonly string[] => [
  ...new Set([...file.symbols.values()].filter((symbol) => symbol.kind === kind).map(({ name }) => name)),
];

/** A whole block of a kind or protocol, with what it requires. */
const whole = (
  descriptor: Descriptor,
  label: string,
  header: readonly string[],
  exampleOf?: (field: FieldDescriptor) => string,
): CompletionItem => ({
  label,
  kind: 'snippet',
  detail: descriptor.sentence,
  insert: `${header.join(' ')} : ${descriptor.name} ${bodySnippet(descriptor, header.length + 1, exampleOf)}`,
  rank: ranks.optional,
  topic: { kind: 'descriptor', name: descriptor.name },
});

/** Declarations, with what they need as places to fill in. */
function declarationItems(file: CheckedFile): readonly CompletionItem[] {
  const alloys = choice(2, namesOf(file, 'alloy'), 'alloy');
  const models = choice(2, namesOf(file, 'model'), 'model');
  const tests = choice(2, namesOf(file, 'test'), 'test');
  const protocol = protocols.get('tension');
  const header: readonly CompletionItem[] = file.tree.declarations.some(({ kind }) => kind === 'version')
    ? []
    : [keyword('mgmodel', 'mgmodel 1', ranks.required, 'version of the language')];
  return [
    keyword(
      'alloy',
      'alloy ${1:La60Ni15Al25} {\n\tcomposition = ${2:La 60, Ni 15, Al 25}\n\tT_g = ${3:453 K}$0\n}',
      ranks.required,
      'composition and what is known of it',
    ),
    keyword(
      'model',
      `model \${1:name} of ${alloys} {\n\telastic { E = \${3:33 GPa} }\n\n\t$0\n}`,
      ranks.required,
      'elastic part, relaxations, flow',
    ),
    keyword(
      'test',
      `test \${1:name} of ${models} : ${choice(3, [...protocols.keys()], protocol?.name ?? 'tension')} {\n\t$0\n}`,
      ranks.required,
      'models through a protocol',
    ),
    keyword('param', 'param ${1:name} = ${2:1} in ${3:0} .. ${4:2}', ranks.required, 'a number with bounds'),
    keyword('let', 'let ${1:name} = $0', ranks.required, 'a named value'),
    keyword('fn', 'fn ${1:name}(${2:T}: ${3:temperature}) = $0', ranks.required, 'a function'),
    keyword(
      'curve',
      'curve ${1:name} {\n\tover ${2:x} = ${3:0 .. 1 lin 101}\n\t${4:y} = $0\n}',
      ranks.required,
      'any law',
    ),
    keyword(
      'data',
      `data \${1:name} for ${tests} from "\${3:file.csv}" {\n\t$0\n}`,
      ranks.required,
      'measured values from a file',
    ),
    keyword(
      'fit',
      `fit \${1:name} of ${models} {\n\tto = [\${3:data}]\n\tvary = [$0]\n}`,
      ranks.required,
      'parameters from data',
    ),
    keyword('compare', `compare \${1:name} of ${models} on \${3:test}`, ranks.required, 'models side by side'),
    keyword('import', 'import "$0"', ranks.required, 'declarations of another file'),
    ...header,
    {
      ...keyword(
        'model',
        `model \${1:name} of ${alloys} extends ${choice(3, namesOf(file, 'model'), 'model')} {\n\t$0\n}`,
        ranks.fitting,
        'a variant: only what differs',
      ),
      label: 'model extends',
      kind: 'snippet',
    },
    ...[...modelKinds.values()].map((kind) => whole(kind, `model : ${kind.name}`, ['model ${1:name}', `of ${alloys}`])),
    ...[...protocols.values()].map((one) => whole(one, `test : ${one.name}`, ['test ${1:name}', `of ${models}`])),
  ];
}

/** The statements of the block around the cursor. */
function statementsAround(file: CheckedFile, context: CompletionContext): readonly BlockStatement[] {
  const around = statementsAt(file.tree, context.home).findLast((statement) => bodyOf(statement) !== undefined);
  return (around && bodyOf(around)?.statements) ?? [];
}

/** Names of the fields that the block around the cursor already has. */
function namesPresent(file: CheckedFile, context: CompletionContext): ReadonlySet<string> {
  const statements = statementsAround(file, context);
  const names = statements.flatMap((statement) =>
    statement.kind === 'field' &&
    !(statement.range.start <= context.offset && context.offset <= statement.path.range.end)
      ? (statement.path.names[0]?.text ?? [])
      : statement.kind === 'element'
        ? statement.word
        : [],
  );
  return new Set(names);
}

/** Fields that are missing, the required ones first. */
function fieldItems(fields: readonly FieldDescriptor[], present: ReadonlySet<string>): readonly CompletionItem[] {
  const required = requiredFields(fields);
  return fields
    .filter(({ name, exactlyOneOf }) => !present.has(name) && !exactlyOneOf?.some((other) => present.has(other)))
    .map((field) => {
      const standard = defaultText(field);
      return {
        label: field.name,
        kind: 'field',
        detail: standard === undefined ? valueText(field) : `${valueText(field)}; default ${standard}`,
        insert: `${field.name} = ${placeholder(1, field.example)}`,
        rank: required.includes(field) ? ranks.required : ranks.optional,
      } satisfies CompletionItem;
    });
}

function withOwner(items: readonly CompletionItem[], owner: string | undefined): readonly CompletionItem[] {
  return items.map((item) => ({
    ...item,
    topic: owner === undefined ? { kind: 'alloyField', name: item.label } : { kind: 'field', owner, name: item.label },
  }));
}

const compositionItem: CompletionItem = {
  label: 'composition',
  kind: 'field',
  detail: 'elements in atomic per cent',
  insert: 'composition = ${1:La 60, Ni 15, Al 25}',
  rank: ranks.required,
  topic: { kind: 'alloyField', name: 'composition' },
};

/** Elements of a model: the words, and each kind with its required fields. */
function elementItems(
  file: CheckedFile,
  context: CompletionContext,
  present: ReadonlySet<string>,
): readonly CompletionItem[] {
  const elements = elementsAround(file, context.home);
  const named = (word: string, fields: readonly FieldDescriptor[] = []): string =>
    `${word} ${placeholder(1, freshName(word, fields, elements))}`;
  const elastic = keyword('elastic', 'elastic { E = ${1:33 GPa} }', ranks.required, 'modulus');
  const kinds = [...elementKinds.values()].filter(({ word }) => word !== 'elastic');
  return [
    ...(present.has('elastic') ? [] : [elastic]),
    keyword('relaxation', `${named('relaxation')} : $0`, ranks.fitting, 'a relaxation process'),
    keyword('flow', `${named('flow')} : $0`, ranks.fitting, 'a flow process'),
    ...kinds.map((kind) =>
      whole(kind, `${kind.word} : ${kind.name}`, [named(kind.word, kind.fields)], exampleAmong(elements)),
    ),
  ];
}

/** The elements that a variant takes over, whose fields it may give anew: `alpha.`. */
function inheritedItems(file: CheckedFile, context: CompletionContext): readonly CompletionItem[] {
  const block = context.blocks.at(-1);
  const at = block?.header.findIndex(({ text }) => text === 'extends') ?? -1;
  const name = at < 0 ? undefined : block?.header[at + 1];
  if (!name) return [];
  const base = { text: name.text, range: name.range };
  return [...(file.scopeAt(context.home).members?.({ names: [base], range: name.range }) ?? [])].map(
    (member): CompletionItem => ({
      label: `${member.name}.`,
      kind: 'element',
      detail: `of ${name.text}`,
      insert: `${literal(member.name)}.`,
      rank: ranks.required,
      topic: { kind: 'symbol', id: member.symbolId },
      again: true,
    }),
  );
}

const expectationItems: readonly CompletionItem[] = [
  keyword(
    'expect',
    'expect ${1:max(stress)} = ${2:1 GPa} within ${3:1 %}',
    ranks.optional,
    'fails when it does not hold',
  ),
  keyword(
    'stated',
    'stated ${1:max(stress)} = ${2:1 GPa} from "${3:source}"',
    ranks.optional,
    'shown beside the computed value',
  ),
];

const stepItems: readonly CompletionItem[] = [...programSteps.values()].map((step) => ({
  label: step.action,
  kind: 'keyword',
  detail: step.sentence,
  insert: stepText(step, ({ example }, index) => placeholder(index + 1, example)),
  rank: ranks.required,
  topic: { kind: 'action', name: step.action },
}));

/** What a test takes: fields, expectations, and the steps of a program. */
function testItems(
  protocol: ProtocolDescriptor | undefined,
  goes: (field: FieldDescriptor) => boolean,
  present: ReadonlySet<string>,
): readonly CompletionItem[] {
  return [
    ...(protocol ? withOwner(fieldItems(protocol.fields.filter(goes), present), protocol.name) : []),
    ...(protocol?.steps ? stepItems : []),
    ...expectationItems,
  ];
}

/** Columns that data may give: the x, the conditions and the series of the protocol. */
function dataItems(protocol: ProtocolDescriptor | undefined, present: ReadonlySet<string>): readonly CompletionItem[] {
  if (!protocol) return [];
  const column = (name: string, rank: number, detail: string): CompletionItem => ({
    label: name,
    kind: 'series',
    detail,
    insert: `${name} = column "$1" in $0`,
    rank,
    topic: { kind: 'series', protocol: protocol.name, name },
  });
  const conditions = fieldItems(protocol.fields, present).filter(({ label }) => label !== protocol.x.name);
  return [
    ...(present.has(protocol.x.name) ? [] : [column(protocol.x.name, ranks.required, 'x of the curves')]),
    ...protocol.series
      .filter(({ name, perElement }) => !present.has(name) && perElement !== true)
      .map(({ name, sentence }) => column(name, ranks.fitting, sentence)),
    ...withOwner(conditions, protocol.name),
  ];
}

function blockItems(file: CheckedFile, context: CompletionContext, block: OpenBlock): readonly CompletionItem[] {
  const present = namesPresent(file, context);
  const descriptor = descriptorOfOpenBlock(file, block);
  const protocol = descriptor?.family === 'protocol' ? descriptor : undefined;
  const around = statementsAround(file, context);
  switch (block.word) {
    case 'alloy':
      return [
        ...(present.has('composition') ? [] : [compositionItem]),
        ...withOwner(fieldItems([...alloyFields.values()], present), undefined),
      ];
    case 'model':
      return descriptor
        ? withOwner(fieldItems(descriptor.fields, present), descriptor.name)
        : [...inheritedItems(file, context), ...elementItems(file, context, present)];
    case 'elastic':
    case 'relaxation':
    case 'flow': {
      const states =
        descriptor?.family === 'element' && descriptor.hasStates
          ? [
              keyword('state', 'state ${1:x} = ${2:0.05}', ranks.fitting, 'inner variable and where it starts'),
              keyword('rate', 'rate ${1:x} = $0', ranks.fitting, 'how fast a state changes'),
            ]
          : [];
      return descriptor ? [...withOwner(fieldItems(descriptor.fields, present), descriptor.name), ...states] : states;
    }
    case 'test':
      return testItems(protocol, (field) => goesWith(field, around), present);
    case 'data':
      return dataItems(protocol, present);
    case 'fit':
      return ['to', 'vary']
        .filter((name) => !present.has(name))
        .map((name) => ({ label: name, kind: 'field', insert: `${name} = [$0]`, rank: ranks.required }));
    case 'curve':
      return present.has('over')
        ? []
        : [keyword('over', 'over ${1:x} = ${2:0 .. 1 lin 101}', ranks.required, 'variable and its points')];
    default:
      return [];
  }
}

export function statementItems(file: CheckedFile, context: CompletionContext): readonly CompletionItem[] {
  const block = context.blocks.at(-1);
  return block ? blockItems(file, context, block) : declarationItems(file);
}
