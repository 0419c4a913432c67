/** Entry of the page in the preview panel. */
import { readToPage, type ToPage } from '../shared/messages.ts';
import { readViewState, type ViewState } from '../shared/view-state.ts';
import { isRecord } from '../shared/guards.ts';
import { browserHost, vsCodeHost } from './host.ts';
import { Page } from './page.ts';
import './global.ts';
import { isSensitivityRequest } from './sensitivity.ts';
import { Store } from './store.ts';

const host = vsCodeHost() ?? { ...browserHost(), live: true };
const remembered = host.recall();

let page: Page | undefined;
let timer = 0;

function keep(view: ViewState): void {
  const uri = store.state?.uri ?? (isRecord(remembered) ? remembered['uri'] : undefined);
  host.remember({ uri, view });
  // The workspace is told when the reader pauses.
  clearTimeout(timer);
  timer = window.setTimeout(() => host.send({ type: 'view', view }), 300);
}

const store = new Store(() => page?.schedule(), keep);

function receive(message: ToPage): void {
  switch (message.type) {
    case 'state':
      if (message.request === undefined) {
        store.receive(message.state);
        host.remember({ uri: message.state.uri, view: store.view });
        page?.sensitivities.refresh();
      } else if (isSensitivityRequest(message.request)) page?.sensitivities.receive(message.request, message.state);
      else page?.sliders.receive(message.request, message.state);
      break;
    case 'problem':
      page?.sliders.receiveProblem(message.problem, message.solver);
      break;
    case 'progress':
      store.change({ progress: { done: message.done, total: message.total, test: message.test } });
      break;
    case 'edited':
      store.change({ edited: message.edited });
      break;
    case 'cursor':
      store.change({ cursorTests: message.tests, cursorPath: message.path });
      page?.follow(message.tests, message.scroll);
      page?.followParameter(message.path);
      break;
    case 'view':
      // What waits to be told belongs to the file before.
      clearTimeout(timer);
      store.restoreView(message.view);
      break;
    case 'notice':
      if (message.request === undefined) store.change({ notice: message.text, progress: undefined });
      else page?.sliders.failed(message.request);
      break;
    case 'export':
      page?.export(message.format).catch((error: unknown) => {
        store.change({ notice: `The export failed: ${error instanceof Error ? error.message : String(error)}` });
      });
      break;
  }
}

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = readToPage(event.data);
  if (message) receive(message);
});
window.addEventListener('error', ({ message }) => host.send({ type: 'log', text: message }));

const root = document.getElementById('mgmodel');
if (root) {
  if (isRecord(remembered)) store.restoreView(readViewState(remembered['view']));
  page = new Page(root, store, host);
  const drawn = page;
  window.mgmodelPreview = {
    charts: () => drawn.charts(),
    lines: (test) => drawn.lines(test),
    parameters: () => drawn.parameters(),
  };
  page.schedule();
  host.send({ type: 'ready' });
}
