// A hand on the slider of B, inside of the page: how often curves are drawn anew and how far they are behind the hand.

export interface Drag {
  /** From the first move to the first curves of a new value: the page gets to know what it is to solve. */
  readonly first: number;
  /** Between one redraw and the next. */
  readonly between: readonly number[];
  /** From a move of the slider to the frame with the curves of that value. */
  readonly behind: readonly number[];
}

const AFTER_PAINT = `() => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(0);
})`;

/**
 * Moves the slider in every frame, as a hand does, and notes in the page's own clock when curves of which value were
 * drawn: after the frame in which they were, so that painting is counted. Ends by letting the slider go.
 */
export const drag = (milliseconds: number): string => `(async () => {
  const slider = document.querySelector('[data-parameter=B]');
  const moved = new Map();
  const drawn = [];
  const valueOf = (place) => Number((0.1 * 10 ** (place / 1000)).toPrecision(4));
  const afterPaint = ${AFTER_PAINT};
  const begin = performance.now();
  let last = window.mgmodelPreview.parameters().B;
  for (let move = 0; performance.now() < begin + ${milliseconds}; move += 1) {
    const place = 400 + (move % 400 < 200 ? move % 200 : 200 - (move % 200));
    moved.set(valueOf(place), performance.now());
    slider.value = String(place);
    slider.dispatchEvent(new Event('input'));
    await new Promise(requestAnimationFrame);
    const value = window.mgmodelPreview.parameters().B;
    await afterPaint();
    if (value !== last && moved.has(value)) drawn.push({ at: performance.now(), behind: performance.now() - moved.get(value) });
    last = value;
  }
  slider.dispatchEvent(new Event('change'));
  if (drawn.length < 2) throw new Error('The curves did not follow the slider.');
  return {
    first: drawn[0].at - begin,
    between: drawn.slice(1).map(({ at }, i) => at - drawn[i].at),
    behind: drawn.map(({ behind }) => behind),
  };
})()`;

/** What the browser itself takes for a frame: the slider's thumb moves, and a bare canvas of a chart's size is drawn. */
export const bareCanvas = (milliseconds: number): string => `(async () => {
  const slider = document.querySelector('[data-parameter=B]');
  const place = slider.value;
  const canvas = document.createElement('canvas');
  canvas.width = 480;
  canvas.height = 400;
  canvas.style.cssText = 'position: fixed; left: 0; top: 240px; z-index: 9';
  document.body.append(canvas);
  const context = canvas.getContext('2d');
  const afterPaint = ${AFTER_PAINT};
  const painted = [];
  const end = performance.now() + ${milliseconds};
  for (let frame = 0; performance.now() < end; frame += 1) {
    slider.value = String(400 + (frame % 200));
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.beginPath();
    for (let x = 0; x < canvas.width; x += 2) context.lineTo(x, 200 + 100 * Math.sin((x + frame) / 20));
    context.stroke();
    await new Promise(requestAnimationFrame);
    await afterPaint();
    painted.push(performance.now());
  }
  canvas.remove();
  slider.value = place;
  return painted.slice(1).map((at, i) => at - painted[i]);
})()`;
