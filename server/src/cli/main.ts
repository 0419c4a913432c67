/** Entry of the command line. Sets the exit status and returns, so that long output is written to its end. */
import { parseCommandLine, usage } from './arguments.ts';
import { runCheck } from './commands/check.ts';
import { runFormat } from './commands/format.ts';
import { runRun } from './commands/run.ts';
import { version } from './version.ts';
import type { Terminal } from './terminal.ts';

const terminal: Terminal = {
  write: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  // In a pipe or a file no line is too long.
  columns: process.stdout.columns || Number.POSITIVE_INFINITY,
};

async function main(words: readonly string[]): Promise<number> {
  const line = parseCommandLine(words);
  if ('mistake' in line) {
    terminal.error(`mgmodel: ${line.mistake}\n\n${usage}`);
    return 2;
  }
  if (line.options.help) {
    terminal.write(usage);
    return 0;
  }
  if (line.options.version) {
    terminal.write(`${version}\n`);
    return 0;
  }
  switch (line.command) {
    case 'check':
      return runCheck(line.files, line.options, terminal);
    case 'run':
      return runRun(line.files, line.options, terminal);
    case 'fmt':
      return runFormat(line.files, line.options, terminal);
    case 'lsp': {
      const { startStdioServer } = await import('../lsp/main-stdio.ts');
      startStdioServer();
      return 0;
    }
    default:
      terminal.error(`mgmodel: '${line.command ?? ''}' is not available yet in version ${version}\n`);
      return 2;
  }
}

/** Output cut short by a closed pipe (`| head`) is no failure. */
process.stdout.on('error', (error: Error & { code?: string }) => {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});

process.exitCode = await main(process.argv.slice(2));
