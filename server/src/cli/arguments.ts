/** The command line as typed: which command, which files, which options. */
import { parseArgs } from 'node:util';

export const usage = `MGModel: models of metallic glasses as text

Usage
  mgmodel check [--json] FILE…                 what the checker says
  mgmodel run [options] FILE…                  solves the tests; judges their expectations
      --test NAME     only this test (may be repeated)
      --json          everything as JSON, numbers in SI units
      --csv DIR       one CSV file for each curve
      --svg DIR       one drawing for each test
      --html FILE     one self-contained report
      --junit FILE    expectations as JUnit XML, for CI
  mgmodel fmt [--check] FILE…                  formats in place (--check: only says which files would change)
  mgmodel fit FILE…                            (comes with a later version)
  mgmodel lsp --stdio                          language server for any editor
  mgmodel --version | --help

Exit status: 0 fine; 1 a file has errors or an expectation fails; 2 a file could not be read or the call is wrong.
`;

const options = {
  json: { type: 'boolean' },
  check: { type: 'boolean' },
  test: { type: 'string', multiple: true },
  csv: { type: 'string' },
  svg: { type: 'string' },
  html: { type: 'string' },
  junit: { type: 'string' },
  stdio: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

export interface CommandLine {
  readonly command: string | undefined;
  readonly files: readonly string[];
  readonly options: {
    readonly json?: boolean;
    readonly check?: boolean;
    readonly test?: readonly string[];
    readonly csv?: string;
    readonly svg?: string;
    readonly html?: string;
    readonly junit?: string;
    readonly stdio?: boolean;
    readonly help?: boolean;
    readonly version?: boolean;
  };
}

/** Which options go with which command; others are a mistake in the call. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  check: ['json'],
  run: ['json', 'test', 'csv', 'svg', 'html', 'junit'],
  fmt: ['check'],
  fit: [],
  lsp: ['stdio'],
};

/** The parsed call, or what is wrong with it. */
export function parseCommandLine(words: readonly string[]): CommandLine | { readonly mistake: string } {
  let parsed;
  try {
    parsed = parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    return { mistake: error instanceof Error ? error.message : String(error) };
  }
  const [command, ...files] = parsed.positionals;
  const line: CommandLine = { command, files, options: parsed.values };
  if (parsed.values.help || parsed.values.version) return line;
  if (command === undefined) return { mistake: 'no command is given' };
  const permitted = allowed[command];
  if (!permitted) return { mistake: `there is no command '${command}'` };
  const foreign = Object.keys(parsed.values).find((name) => !permitted.includes(name));
  if (foreign !== undefined) return { mistake: `'${command}' has no option --${foreign}` };
  if (command !== 'lsp' && files.length === 0) return { mistake: `'${command}' needs a file` };
  return line;
}
