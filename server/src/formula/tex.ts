/** Formulas as TeX, for hovers: `\tau_0 \exp\frac{U}{R\,T}`. Numbers are in coherent SI units. */
import type { Condition, Formula, FormulaComparison } from './formula.ts';

const greek = [
  'alpha',
  'beta',
  'gamma',
  'delta',
  'epsilon',
  'zeta',
  'eta',
  'theta',
  'kappa',
  'lambda',
  'mu',
  'nu',
  'xi',
  'pi',
  'rho',
  'sigma',
  'tau',
  'phi',
  'chi',
  'psi',
  'omega',
  'Gamma',
  'Delta',
  'Omega',
];

/** Binding strength: a part that binds less tightly than its place asks for is put in brackets. */
const strength = { condition: 0, sum: 1, product: 2, prefix: 3, power: 4, atom: 5 } as const;
type Strength = (typeof strength)[keyof typeof strength];

interface Written {
  readonly tex: string;
  readonly strength: Strength;
}

/** A name as a symbol: `tau_0` → `\tau_{0}`, `param:B` → `B`. */
export function symbolToTex(name: string): string {
  const [stem = '', ...indices] = name.slice(name.lastIndexOf(':') + 1).split('_');
  const symbol = greek.includes(stem) ? `\\${stem}` : stem.length > 1 ? `\\mathrm{${stem}}` : stem;
  return indices.length === 0 ? symbol : `${symbol}_{\\mathrm{${indices.join('\\_')}}}`;
}

/** A number to at most six significant digits: `1.86 \times 10^{-13}`. */
export function numberToTex(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '?' : value > 0 ? '\\infty' : '-\\infty';
  const [mantissa = '', exponent] = String(Number(value.toPrecision(6))).split('e');
  if (exponent === undefined) return mantissa;
  const power = `10^{${Number(exponent)}}`;
  return mantissa === '1' ? power : `${mantissa} \\times ${power}`;
}

const enclosed = (part: Written, least: Strength): string =>
  part.strength < least ? `\\left(${part.tex}\\right)` : part.tex;

const comparisons: Readonly<Record<FormulaComparison, string>> = {
  '<': '<',
  '<=': '\\le',
  '>': '>',
  '>=': '\\ge',
  '==': '=',
  '!=': '\\ne',
};

function writeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'comparison':
      return `${write(condition.left).tex} ${comparisons[condition.operator]} ${write(condition.right).tex}`;
    case 'and':
      return `${writeCondition(condition.left)} \\wedge ${writeCondition(condition.right)}`;
    case 'or':
      return `\\left(${writeCondition(condition.left)} \\vee ${writeCondition(condition.right)}\\right)`;
    case 'not':
      return `\\neg\\left(${writeCondition(condition.operand)}\\right)`;
  }
}

function writeCall(formula: Formula & { kind: 'call' }): Written {
  const parts = formula.arguments.map((part) => write(part).tex);
  const [first = ''] = parts;
  switch (formula.function) {
    case 'sqrt':
      return { tex: `\\sqrt{${first}}`, strength: strength.atom };
    case 'abs':
      return { tex: `\\left|${first}\\right|`, strength: strength.atom };
    case 'log10':
      return { tex: `\\log_{10}\\left(${first}\\right)`, strength: strength.prefix };
    case 'atan':
      return { tex: `\\arctan\\left(${first}\\right)`, strength: strength.prefix };
    case 'gamma':
      return { tex: `\\Gamma\\left(${first}\\right)`, strength: strength.prefix };
    case 'exp':
    case 'ln':
    case 'sin':
    case 'cos':
    case 'tan':
    case 'sinh':
    case 'cosh':
    case 'tanh':
    case 'min':
    case 'max':
      return { tex: `\\${formula.function}\\left(${parts.join(', ')}\\right)`, strength: strength.prefix };
  }
}

function write(formula: Formula): Written {
  switch (formula.kind) {
    case 'number': {
      const tex = numberToTex(formula.value);
      return {
        tex,
        strength: tex.startsWith('-') ? strength.sum : tex.includes('^') ? strength.product : strength.atom,
      };
    }
    case 'variable':
      return { tex: symbolToTex(formula.name), strength: strength.atom };
    case 'negation':
      return { tex: `-${enclosed(write(formula.operand), strength.product)}`, strength: strength.sum };
    case 'call':
      return writeCall(formula);
    case 'conditional': {
      const then = `${write(formula.consequent).tex} & ${writeCondition(formula.condition)}`;
      const otherwise = `${write(formula.alternative).tex} & \\text{else}`;
      return { tex: `\\begin{cases} ${then} \\\\ ${otherwise} \\end{cases}`, strength: strength.sum };
    }
    case 'operation': {
      const left = write(formula.left);
      const right = write(formula.right);
      switch (formula.operator) {
        case '+':
          return { tex: `${left.tex} + ${right.tex}`, strength: strength.sum };
        case '-':
          return { tex: `${left.tex} - ${enclosed(right, strength.product)}`, strength: strength.sum };
        case '*': {
          const sign = /^[\d.]/.test(right.tex) ? '\\cdot' : '\\,';
          return {
            tex: `${enclosed(left, strength.product)} ${sign} ${enclosed(right, strength.product)}`,
            strength: strength.product,
          };
        }
        case '/':
          return { tex: `\\frac{${left.tex}}{${right.tex}}`, strength: strength.product };
        case '^':
          return { tex: `${enclosed(left, strength.atom)}^{${right.tex}}`, strength: strength.power };
      }
    }
  }
}

/** The formula in TeX (mathematics mode, no delimiters). */
export const formulaToTex = (formula: Formula): string => write(formula).tex;
