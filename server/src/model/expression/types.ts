/** What an expression is: the types that the checker infers, and what it hands on for evaluation. */
import type { Condition, Formula } from '../../formula/formula.ts';
import type { Dimension } from '../../units/dimension.ts';
import type { CallExpression, Expression, Path, TextRange } from '../../syntax/tree.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FieldDescriptor } from '../../physics/descriptor.ts';
import type { QuantityName } from '../../units/quantities.ts';

export interface QuantityType {
  readonly kind: 'quantity';
  readonly dimension: Dimension;
  /** `celsius`: an absolute temperature on the offset scale; no scaling, no sum of two. Absent otherwise. */
  readonly scale?: 'celsius' | undefined;
  /** The mark of a frequency written in Hz or rad/s; arithmetic drops it. */
  readonly frequency?: 'cycles' | 'radians' | undefined;
}

export type Type =
  | QuantityType
  | { readonly kind: 'condition' }
  | { readonly kind: 'text' }
  | { readonly kind: 'list'; readonly item: QuantityType }
  | { readonly kind: 'range'; readonly item: QuantityType; readonly points: boolean }
  /** A function or law that is named, not called: `tau = my_law`. */
  | { readonly kind: 'function' }
  | { readonly kind: 'law' }
  | { readonly kind: 'spectrum' }
  | { readonly kind: 'element' }
  /** Already reported, or could not be checked; silences whatever depends on it. */
  | { readonly kind: 'unknown' };

/** The outcome of checking an expression. Absent parts could not be computed, and were reported. */
export interface CheckedExpression {
  readonly type: Type;
  /** In SI; absent for lists, ranges and whatever could not be lowered. */
  readonly formula?: Formula | undefined;
  /** The number in SI when it depends on no variable but parameters at their declared values. */
  readonly value?: number | undefined;
  /** Standard uncertainty in SI of `value ± error`. */
  readonly error?: number | undefined;
  /** Items of a list, or points of a range, in SI. */
  readonly items?: readonly Formula[] | undefined;
  /** Ends of a range in SI. */
  readonly bounds?: { readonly lower: Formula; readonly upper: Formula } | undefined;
  /** A built-in law or spectrum that was called or named, with what each argument was given as. */
  readonly call?:
    | {
        readonly name: string;
        readonly arguments: Readonly<Record<string, Formula>>;
        readonly quantities: Readonly<Record<string, QuantityName>>;
      }
    | undefined;
  /** Of a condition (`type.kind` is `condition`): what to evaluate. */
  readonly condition?: Condition | undefined;
  /**
   * Which of the quantities that the place accepts it is, when a place was given. An energy per event where one per mole
   * is accepted too has been turned into J/mol: formula, value, items and type are then those of a molar energy.
   */
  readonly quantity?: QuantityName | undefined;
  /** Declared values of the parameters among `variables`. */
  readonly parameters?: ReadonlyMap<string, number> | undefined;
  /** Names of the free variables left in the formula: `T`, `stress`, states, `param:NAME`. */
  readonly variables: ReadonlySet<string>;
}

/** What a name stands for in a scope. */
export type Binding =
  /** A value: param, let, field, argument, state, variable. */
  | { readonly kind: 'value'; readonly symbolId: string; readonly checked: CheckedExpression }
  | { readonly kind: 'function'; readonly symbolId: string; readonly function: UserFunction }
  /** Something that has a name but no value: a model, an element, a test, an alloy. */
  | { readonly kind: 'thing'; readonly symbolId: string; readonly what: string }
  /** Known, but its own declaration is wrong or not available; already reported. */
  | { readonly kind: 'broken'; readonly symbolId?: string };

/** A `fn` of the user's; checked where it is called, once for each distinct list of argument types. */
export interface UserFunction {
  readonly name: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly annotation?: Expression;
    readonly range: TextRange;
    /** Under which uses of the argument in the body are noted. */
    readonly symbolId?: string;
  }[];
  readonly body: Expression;
  /** Scope of the declaration (file scope), without the parameters. */
  readonly scope: Scope;
}

/** Where names are looked up, innermost first. Units and constants are not in scopes: they always win, except in paths. */
export interface Scope {
  /** The binding of a path, or `undefined` when nothing of that name exists (not reported by the scope). */
  resolve(path: Path): Binding | undefined;
  /** False when no such name is visible here; quicker than to look through all of them. */
  mayHave?(name: string): boolean;
  /** Every name visible here, for suggestions and completion. */
  visibleNames(): Iterable<{ readonly name: string; readonly symbolId: string }>;
  /** What may follow a dot behind the path. */
  members?(path: Path): Iterable<{ readonly name: string; readonly symbolId: string }>;
  /**
   * Calls that mean something else here than a function: `max(stress)` in an expectation. Asked before anything else;
   * `undefined` for calls that are none of its business.
   */
  call?(call: CallExpression, context: CheckContext): CheckedExpression | undefined;
  /** Names of such calls. */
  readonly callable?: readonly string[];
}

/** What the place of an expression asks for. Absent: anything goes. */
export interface ExpectedType {
  /** Empty: any quantity (unless `dimension` says which). */
  readonly quantities: readonly QuantityName[];
  /** A dimension that has no name, such as that of the value whose bounds these are. Only read when `quantities` is empty. */
  readonly dimension?: Dimension;
  /** How the place writes that dimension: `MPa/K`. */
  readonly unit?: string;
  /** A difference of temperatures (a tolerance, a step): degC is then an error. */
  readonly difference?: boolean;
  /** How the message names the place: `U of arrhenius`, `T_g`, `E of elastic`. */
  readonly place: string;
  /** Whether a list (family), a range or both may stand here. */
  readonly allow?: {
    readonly list?: boolean;
    readonly points?: boolean;
    readonly interval?: boolean;
    /** A law of temperature that is not called with `T:` (type `law`). */
    readonly law?: boolean;
    /** A spectrum (type `spectrum`). */
    readonly spectrum?: boolean;
    /** A condition, such as that of `where`. */
    readonly condition?: boolean;
  };
  /** The meaning that a plain `/s` takes here; the other mark is an error with a quick fix. */
  readonly frequency?: 'cycles' | 'radians';
  /** Of the field's name, for the fix that calls `frequency` `omega`. */
  readonly nameRange?: TextRange;
}

/** Where checking puts what it finds. */
export interface CheckContext {
  report(diagnostic: Diagnostic): void;
  /** Remembers the result for a node: hover, inlay hints and completion read it. */
  record(expression: Expression, checked: CheckedExpression, expected?: ExpectedType): void;
  /** Remembers that a name was used (references, unused parameters, rename). `nameIndex` is the place in the path. */
  use(range: TextRange, symbolId: string): void;
  /** Told of each argument of a built-in law or spectrum, so that its physical range is looked at like a field's. */
  argument?(field: FieldDescriptor, of: string, expression: Expression, checked: CheckedExpression): void;
}
