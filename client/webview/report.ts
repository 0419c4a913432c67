/** Entry of the page in a report: the same charts, from a state that the file carries with it. */
import { isPreviewState } from '../shared/preview-state.ts';
import { provenanceOf } from '../shared/export/provenance.ts';
import { element } from './dom.ts';
import { browserHost } from './host.ts';
import './global.ts';
import { Page } from './page.ts';
import { Store } from './store.ts';

/** The state in the element `mgmodel-state`. */
function embeddedState(): unknown {
  const text = document.getElementById('mgmodel-state')?.textContent ?? '';
  return text === '' ? undefined : JSON.parse(text);
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
