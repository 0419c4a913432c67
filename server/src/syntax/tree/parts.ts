/** What the nodes of the tree are made of: places in the text, names and texts in quotes. */

/** Half-open range of UTF-16 offsets into the text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A name as written, with the text that it is looked up by (µ, Å, Ω in one Unicode form). */
export interface Name {
  readonly text: string;
  readonly range: TextRange;
}

/** `as_cast.alpha.chi_g`: at least one name; a name that is missing after a dot has empty text. */
export interface Path {
  readonly names: readonly Name[];
  readonly range: TextRange;
}

export interface StringLiteral {
  /** Contents without the quotes, escapes resolved. */
  readonly value: string;
  readonly range: TextRange;
}
