/** Small pieces of Markdown. */

/** A line of code in the language. */
export const codeBlock = (code: string): string => `\`\`\`mgmodel\n${code}\n\`\`\``;

export const code = (text: string): string => `\`${text}\``;

/** Parts under each other, those that are empty left out. */
export const paragraphs = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join('\n\n');

/** Parts beside each other with a dot between. */
export const beside = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ');
