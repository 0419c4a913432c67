/** Entry of the page in a report: the same charts, from a state that the file carries with it. */
import { unpack } from '../../server/src/lsp/packing.ts';
import { numbersFromBase64 } from '../shared/base64.ts';
import { isPreviewState } from '../shared/preview-state.ts';
import { provenanceOf } from '../shared/export/provenance.ts';
import { element } from './dom.ts';
import { browserHost } from './host.ts';
import './global.ts';
import { Page } from './page.ts';
import { Store } from './store.ts';

/** The state that the file carries: its structure in one element, its numbers in another. Damaged ones give nothing. */
function embeddedState(): unknown {
  const textOf = (id: string): string => document.getElementById(id)?.textContent ?? '';
  try {
    const structure: unknown = JSON.parse(textOf('mgmodel-state'));
    return unpack({ structure, numbers: numbersFromBase64(textOf('mgmodel-numbers')) });
  } catch {
    return undefined;
  }
}

const root = document.getElementById('mgmodel');
const state = embeddedState();
if (root && isPreviewState(state)) {
  let page: Page | undefined = undefined;
  const host = browserHost();
  const store: Store = new Store(
    () => page?.schedule(),
    (view) => host.remember({ view }),
  );
  const drawn = new Page(root, store, host);
  page = drawn;
  window.mgmodelPreview = { charts: () => drawn.charts() };
  store.receive(state);
  document.body.append(element('footer', { class: 'provenance' }, provenanceOf(state, state.tests)));
} else if (root) root.append('This report is damaged: it holds no results.');
