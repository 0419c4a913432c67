// The process of the language server, as the operating system lists it.
import { execFileSync } from 'node:child_process';

/** The process of the language server that this extension host has started. */
export function serverProcess(): number | undefined {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const own = processes
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .find((match) => {
      const [, , parent = '', command = ''] = match ?? [];
      return Number(parent) === process.pid && command.includes('server.cjs');
    });
  return own?.[1] === undefined ? undefined : Number(own[1]);
}
