// The rooms of the house and the arrows that are allowed between them, as data, and what breaks them.
import type { Import } from './imports.ts';

export interface Room {
  /** Its files. Where two rooms match a file, the longer match counts: one file of a folder may be a room of its own. */
  readonly files: RegExp;
  /** Rooms above it in the table that it may import. */
  readonly sees: readonly string[];
  /** Packages that it may import; `node` stands for Node's own modules. */
  readonly packages?: readonly string[];
}

/**
 * The rooms of `server/src` from the bottom up, then the client. Arrows only point to rooms above in this table, so
 * that there is no circle.
 */
export const ROOMS: Readonly<Record<string, Room>> = {
  dimension: { files: /^server\/src\/units\/dimension\.ts$/, sees: [] },
  quantities: { files: /^server\/src\/units\/quantities\.ts$/, sees: ['dimension'] },
  units: { files: /^server\/src\/units\//, sees: ['dimension', 'quantities'] },
  syntax: { files: /^server\/src\/syntax\//, sees: [], packages: ['chevrotain'] },
  formula: { files: /^server\/src\/formula\//, sees: [] },
  physics: { files: /^server\/src\/physics\//, sees: ['dimension', 'quantities', 'formula'] },
  // What the solver is asked and what it answers: plain data, for everybody who asks it.
  problem: { files: /^server\/src\/solver\/(problem|result|curve-label|metrics)\.ts$/, sees: ['formula'] },
  // Sees of the solver the codes of what it has to say.
  diagnostics: {
    files: /^server\/src\/diagnostics\//,
    sees: ['dimension', 'quantities', 'units', 'syntax', 'problem'],
  },
  // Hands problems to workers, wherever these run.
  'solver service': {
    files: /^server\/src\/solver\/(service|worker-protocol|test-parts)\.ts$/,
    sees: ['problem'],
  },
  solver: {
    files: /^server\/src\/solver\//,
    sees: ['dimension', 'quantities', 'formula', 'physics', 'problem', 'solver service'],
  },
  // Reads measured tables (papaparse) and fits models to them.
  fit: {
    files: /^server\/src\/fit\//,
    sees: ['dimension', 'quantities', 'formula', 'problem', 'solver'],
    packages: ['papaparse'],
  },
  model: {
    files: /^server\/src\/model\//,
    sees: ['dimension', 'quantities', 'units', 'syntax', 'formula', 'physics', 'problem', 'diagnostics'],
  },
  features: {
    files: /^server\/src\/features\//,
    sees: ['dimension', 'quantities', 'units', 'syntax', 'formula', 'physics', 'problem', 'diagnostics', 'model'],
  },
  // What server and client tell each other.
  messages: { files: /^server\/src\/lsp\/(messages|packing)\.ts$/, sees: ['syntax', 'problem', 'diagnostics'] },
  // What the page, the report and the drawings show of a file.
  preview: {
    files: /^server\/src\/preview\//,
    sees: [
      ...['dimension', 'quantities', 'units', 'syntax', 'formula', 'physics', 'problem', 'solver', 'fit'],
      ...['diagnostics', 'model', 'features', 'messages'],
    ],
  },
  lsp: {
    files: /^server\/src\/lsp\//,
    sees: [
      ...[
        'dimension',
        'quantities',
        'units',
        'syntax',
        'formula',
        'physics',
        'problem',
        'solver service',
        'solver',
        'fit',
        'diagnostics',
      ],
      ...['model', 'features', 'messages', 'preview'],
    ],
    packages: [
      ...['node', 'package.json', 'vscode-uri'],
      ...['vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-languageserver-types'],
    ],
  },
  // The language server as a whole, for `mgmodel lsp`.
  'lsp entry': {
    files: /^server\/src\/lsp\/main[^/]*\.ts$/,
    sees: ['lsp', 'messages', 'solver'],
    packages: ['node', 'vscode-languageserver'],
  },
  cli: {
    files: /^server\/src\/cli\//,
    sees: [
      ...[
        'dimension',
        'quantities',
        'units',
        'syntax',
        'formula',
        'physics',
        'problem',
        'solver',
        'fit',
        'diagnostics',
      ],
      ...['model', 'features', 'messages', 'preview', 'lsp entry'],
    ],
    packages: ['node', 'package.json', 'papaparse', 'vscode-languageserver-textdocument'],
  },
  // Programs that write files from descriptors, run by the build only.
  generators: {
    files: /^server\/src\/.*\bgenerate[^/]*\.ts$/,
    sees: [
      'dimension',
      'quantities',
      'units',
      'syntax',
      'formula',
      'physics',
      'problem',
      'diagnostics',
      'model',
      'features',
    ],
    packages: ['node', '@mathjax/src', 'chevrotain'],
  },
  shared: { files: /^client\/shared\//, sees: ['problem', 'messages'] },
  // The solver in a worker of the page: a bundle of its own.
  'page solver': { files: /^client\/webview\/solver-worker\.ts$/, sees: ['solver', 'solver service'] },
  webview: {
    files: /^client\/webview\//,
    sees: ['problem', 'solver service', 'messages', 'shared'],
    packages: [
      ...[
        'chart.js',
        'chartjs-chart-error-bars',
        'chartjs-chart-matrix',
        'chartjs-plugin-annotation',
        'chartjs-plugin-zoom',
      ],
      'papaparse',
    ],
  },
  client: {
    files: /^client\/src\//,
    sees: ['messages', 'shared', 'problem'],
    packages: ['node', 'package.json', 'vscode', 'vscode-languageclient', 'vscode-uri'],
  },
};

/** Files that run on Node alone, and may therefore import its modules, say so in their name: `spawn-node.ts`. */
const ON_NODE = /-node\.ts$/;

/** The room of a file, or undefined when it stands in none. */
export function roomOf(file: string): string | undefined {
  const matches = Object.entries(ROOMS).flatMap(([name, { files }]) => {
    const match = files.exec(file);
    return match ? [{ name, length: match[0].length }] : [];
  });
  return matches.sort((a, b) => b.length - a.length)[0]?.name;
}

/** What is wrong with an import, in words, or undefined when it is allowed. */
export function complaint({ from, to }: Import): string | undefined {
  const own = roomOf(from);
  const room = own === undefined ? undefined : ROOMS[own];
  if (own === undefined || room === undefined) return `${from} stands in no room: add its folder to ROOMS`;
  if (to.includes('/') && !to.startsWith('@') && !to.startsWith('node:')) {
    const other = roomOf(to);
    if (other === own || (other !== undefined && room.sees.includes(other))) return undefined;
    return `${own} may not import ${other ?? 'a file outside the rooms'}`;
  }
  const name = to.startsWith('node:') ? 'node' : to;
  if (room.packages?.includes(name) || (name === 'node' && ON_NODE.test(from))) return undefined;
  return `${own} may not import the package ${name}`;
}
