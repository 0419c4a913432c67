// The suite's side of the channel to the process that started VS Code.
import { CHANNEL, type TestReport } from '../protocol.ts';

/** Tells the outside about a finished test. */
export async function sendReport(report: TestReport): Promise<void> {
  await post('report', report);
}

/** Asks the outside for `action`. Throws with what it answers when it could not be done. */
export async function act(action: string, args: readonly unknown[]): Promise<unknown> {
  return post(action, args);
}

async function post(path: string, body: unknown): Promise<unknown> {
  const address = process.env[CHANNEL];
  if (!address) throw new Error(`${CHANNEL} is not set: start the tests with npm run test:vscode or test:desktop.`);
  const response = await fetch(`${address}/${path}`, { method: 'POST', body: JSON.stringify(body) });
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null) throw new Error('The channel gave no answer.');
  if ('error' in answer) throw new Error(String(answer.error));
  return 'value' in answer ? answer.value : undefined;
}
