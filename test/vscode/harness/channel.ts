// The channel over which a suite in the extension host reports its tests and acts on the page: HTTP on 127.0.0.1.
import { createServer, type IncomingMessage } from 'node:http';
import type { TestReport } from '../protocol.ts';

export interface Channel {
  readonly address: string;
  readonly close: () => void;
}

/** The handlers of a channel: `report` for finished tests, `act` for an action by name with its arguments. */
export interface ChannelHandlers {
  readonly report: (report: TestReport) => void;
  readonly act: (action: string, args: readonly unknown[]) => Promise<unknown>;
}

/** Opens the channel on a free port. */
export async function openChannel(handlers: ChannelHandlers): Promise<Channel> {
  const server = createServer((request, response) => {
    void answer(request, handlers).then((body) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The channel has no port.');
  return { address: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

async function answer(
  request: IncomingMessage,
  handlers: ChannelHandlers,
): Promise<{ value: unknown } | { error: string }> {
  try {
    const body: unknown = JSON.parse(await readText(request));
    if (request.url === '/report') {
      handlers.report(readReport(body));
      return { value: true };
    }
    if (!Array.isArray(body)) throw new Error('An action needs a list of arguments.');
    return { value: await handlers.act((request.url ?? '').slice(1), body) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const part of request) text += String(part);
  return text;
}

function readReport(body: unknown): TestReport {
  if (!isReport(body)) throw new Error(`This is no report: ${JSON.stringify(body)}`);
  return body;
}

function isReport(body: unknown): body is TestReport {
  if (typeof body !== 'object' || body === null) return false;
  const states: readonly unknown[] = ['passed', 'failed', 'skipped'];
  return 'title' in body && 'ms' in body && 'state' in body && states.includes(body.state);
}
