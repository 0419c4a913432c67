/**
 * Every keyword of the language, once. The lexer, completion, hover, the reference pages and the TextMate grammar
 * follow this list. A keyword may still name a declaration, an element or a field, and may follow a dot.
 */

export type KeywordRole = 'declaration' | 'element' | 'statement' | 'clause' | 'spacing' | 'operator' | 'condition';

export interface KeywordDescriptor {
  readonly word: string;
  readonly role: KeywordRole;
  /** One sentence for hover and the reference. */
  readonly sentence: string;
  /** Where it may stand, as the reference says it. */
  readonly where: string;
}

export const keywords = [
  {
    word: 'mgmodel',
    role: 'declaration',
    sentence: 'States the version of the language that the file is written in: `mgmodel 1`.',
    where: 'on the first line of a file',
  },
  {
    word: 'import',
    role: 'declaration',
    sentence: 'Makes the declarations of another file visible: `import "alloys.mgmodel"`.',
    where: 'at the top level of a file',
  },
  {
    word: 'alloy',
    role: 'declaration',
    sentence: 'Declares an alloy: its composition, its glass transition and whatever else is known of it.',
    where: 'at the top level of a file',
  },
  {
    word: 'param',
    role: 'declaration',
    sentence: 'Declares a number with bounds: a slider in the preview and a candidate for a fit.',
    where: 'at the top level of a file',
  },
  {
    word: 'let',
    role: 'declaration',
    sentence: 'Gives a value a name: `let T_room = 20 degC`.',
    where: 'at the top level of a file',
  },
  {
    word: 'fn',
    role: 'declaration',
    sentence: 'Declares a function: `fn rate(T: temperature) = exp(-U/(k_B T))`.',
    where: 'at the top level of a file',
  },
  {
    word: 'model',
    role: 'declaration',
    sentence: 'Declares a model of an alloy from its elastic part, its relaxations and its flow.',
    where: 'at the top level of a file',
  },
  {
    word: 'test',
    role: 'declaration',
    sentence: 'Runs one or more models through a protocol and draws what a laboratory would measure.',
    where: 'at the top level of a file',
  },
  {
    word: 'data',
    role: 'declaration',
    sentence: 'Reads measured values from a CSV file and lays them over the curves of a test.',
    where: 'at the top level of a file',
  },
  {
    word: 'fit',
    role: 'declaration',
    sentence: 'Finds the values of parameters that bring a model closest to data.',
    where: 'at the top level of a file',
  },
  {
    word: 'curve',
    role: 'declaration',
    sentence: 'Draws any law of one variable.',
    where: 'at the top level of a file',
  },
  {
    word: 'compare',
    role: 'declaration',
    sentence: 'Puts several models side by side on the same tests.',
    where: 'at the top level of a file',
  },
  {
    word: 'elastic',
    role: 'element',
    sentence: 'The elastic part of a model, with its modulus `E` or `G`.',
    where: 'in a model',
  },
  {
    word: 'relaxation',
    role: 'element',
    sentence: 'A relaxation process of a model: `relaxation NAME : KIND { … }`.',
    where: 'in a model',
  },
  {
    word: 'flow',
    role: 'element',
    sentence: 'A flow process of a model: `flow NAME : KIND { … }`.',
    where: 'in a model',
  },
  {
    word: 'of',
    role: 'clause',
    sentence: 'Says what a declaration is about: a model of an alloy, a test of models.',
    where: 'in the header of a model, test, fit or comparison',
  },
  {
    word: 'for',
    role: 'clause',
    sentence: 'Says which test data belong to, or picks curves of a family: `for frequency = 1 Hz`.',
    where: 'in the header of data; behind an expectation; in a step of a program',
  },
  {
    word: 'from',
    role: 'clause',
    sentence: 'Names a source: a data file, or the figure of a paper.',
    where: 'in the header of data; behind an expectation',
  },
  {
    word: 'extends',
    role: 'clause',
    sentence: 'Makes a model a variant of another one, which it then only differs from.',
    where: 'in the header of a model',
  },
  {
    word: 'in',
    role: 'clause',
    sentence: 'Gives bounds, `0.35 in 0.1 .. 1`, or the unit of a column.',
    where: 'behind a value',
  },
  {
    word: 'step',
    role: 'spacing',
    sentence: 'Points of a range at equal distance: `300 K .. 550 K step 10 K`; the last one is included.',
    where: 'behind a range',
  },
  {
    word: 'lin',
    role: 'spacing',
    sentence: 'A number of points of a range at equal distance, both ends included: `0 .. 1 lin 11`.',
    where: 'behind a range',
  },
  {
    word: 'log',
    role: 'spacing',
    sentence: 'A number of points of a range at equal ratio, both ends included: `1 Hz .. 1 kHz log 31`.',
    where: 'behind a range',
  },
  {
    word: 'over',
    role: 'statement',
    sentence: 'Names the variable of a curve and its points: `over T = 300 K .. 500 K step 50 K`.',
    where: 'in a curve; in a step of a program',
  },
  {
    word: 'at',
    role: 'clause',
    sentence: 'The rate of a step: `heat to 430 K at 10 K/min`.',
    where: 'in a step of a program',
  },
  {
    word: 'to',
    role: 'clause',
    sentence: 'The end value of a step: `heat to 430 K`.',
    where: 'in a step of a program',
  },
  {
    word: 'by',
    role: 'clause',
    sentence: 'The change that a step makes: `heat by 20 K`.',
    where: 'in a step of a program',
  },
  {
    word: 'on',
    role: 'clause',
    sentence: 'Names the tests of a comparison: `compare theories of a, b on dma`.',
    where: 'in the header of a comparison',
  },
  {
    word: 'where',
    role: 'clause',
    sentence: 'Kept for conditions on parameters and data.',
    where: 'nowhere yet',
  },
  {
    word: 'within',
    role: 'clause',
    sentence: 'The tolerance of an expectation: `within 1 %` is relative, `within 5 K` absolute.',
    where: 'behind an expectation',
  },
  {
    word: 'column',
    role: 'operator',
    sentence: 'A column of a data file, by its heading or its number: `column "T" in degC`.',
    where: 'as the value of a field of data',
  },
  {
    word: 'if',
    role: 'condition',
    sentence: 'Chooses between two values: `if T < T_g then a else b`.',
    where: 'in an expression',
  },
  {
    word: 'then',
    role: 'condition',
    sentence: 'The value when the condition of `if` holds.',
    where: 'in an expression, behind `if`',
  },
  {
    word: 'else',
    role: 'condition',
    sentence: 'The value when the condition of `if` does not hold.',
    where: 'in an expression, behind `then`',
  },
  {
    word: 'and',
    role: 'operator',
    sentence: 'True when both sides are.',
    where: 'in an expression',
  },
  {
    word: 'or',
    role: 'operator',
    sentence: 'True when one side is.',
    where: 'in an expression',
  },
  {
    word: 'not',
    role: 'operator',
    sentence: 'Turns true into false and false into true.',
    where: 'in an expression',
  },
  {
    word: 'expect',
    role: 'statement',
    sentence: 'An expectation that makes the test fail when it does not hold: `expect max(stress) < 1 GPa`.',
    where: 'in a test',
  },
  {
    word: 'stated',
    role: 'statement',
    sentence: 'A value that a source states, shown beside the computed one; it never fails.',
    where: 'in a test',
  },
  {
    word: 'state',
    role: 'statement',
    sentence: 'An inner variable of a custom flow law, with its initial value: `state x = 0.05`.',
    where: 'in a `custom` flow',
  },
  {
    word: 'rate',
    role: 'statement',
    sentence: 'How fast a state changes: `rate x = (x_eq - x)/tau`.',
    where: 'in a `custom` flow',
  },
] as const satisfies readonly KeywordDescriptor[];

/** Any of the words of the list. */
export type Keyword = (typeof keywords)[number]['word'];

const byWord = new Map<string, KeywordDescriptor>(keywords.map((keyword) => [keyword.word, keyword]));

/** The descriptor of a word, or nothing when the word is an ordinary name. */
export function keywordOf(word: string): KeywordDescriptor | undefined {
  return byWord.get(word);
}

/** Words that begin a declaration, without the version header. */
export const declarationWords: readonly Keyword[] = keywords
  .filter((keyword) => keyword.role === 'declaration' && keyword.word !== 'mgmodel')
  .map((keyword) => keyword.word);

/** Words that begin an element of a model. */
export const elementWords: readonly Keyword[] = keywords
  .filter((keyword) => keyword.role === 'element')
  .map((keyword) => keyword.word);

/** First words of the steps of a program; others are accepted in a program, where the checker judges them. */
export const stepActions: readonly string[] = ['heat', 'cool', 'hold', 'load', 'strain', 'unload'];
