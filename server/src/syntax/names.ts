/** How names are written and looked up. */

const namePattern = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*/uy;

/**
 * Matches a name of letters of any script, digits and `_`. The lexer library drops the `u` flag of a token's own
 * regular expression, hence a function.
 */
export function matchName(text: string, offset: number): [string] | null {
  namePattern.lastIndex = offset;
  const found = namePattern.exec(text);
  return found ? [found[0]] : null;
}

const unreadablePattern = /&&|\|\||[^\p{L}\p{Nd}\p{Z}\s\x20-\x7e°℃…±·×≤≥≠−⋅“”„\ufeff\u200b]+|[^]/uy;

/** Matches characters that belong to no token: control characters, symbols, lone surrogates. */
export function matchUnreadable(text: string, offset: number): [string] | null {
  unreadablePattern.lastIndex = offset;
  const found = unreadablePattern.exec(text);
  return found ? [found[0]] : null;
}

/** True when the whole text is one name (which may be a keyword). */
export function isName(text: string): boolean {
  return matchName(text, 0)?.[0].length === text.length;
}

/**
 * The text that a name is looked up by. Unicode has two forms of µ (micro sign, Greek mu), of Å (letter, ångström
 * sign) and of Ω (letter, ohm sign), and accents may be separate: all become one, µ the micro sign that units use.
 */
export function normaliseName(text: string): string {
  return isPlain(text) ? text : text.normalize('NFC').replaceAll('\u03bc', '\u00b5');
}

function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}
