/** Numbers apart from the rest of a message: what was packed comes back as it was. */
import { describe, expect, test } from 'vitest';
import { pack, unpack } from '../../../server/src/lsp/packing.ts';
import { packedState } from '../../../server/src/lsp/packed-state.ts';
import { isPreviewState } from '../../../client/shared/preview-state.ts';
import { readToPage, toPost } from '../../../client/shared/messages.ts';
import { unpackedState } from '../../../client/src/unpacked-state.ts';
import { fixture } from '../../support/preview-fixture.ts';

const ramp = (count: number): number[] => Array.from({ length: count }, (_, i) => i / 3);

describe('packing', () => {
  test.each([
    ['nothing', null],
    ['a number', 3],
    ['a short list', { list: [1, 2, 3] }],
    ['a long list', { list: ramp(100) }],
    ['gaps', { list: [null, ...ramp(20), null] }],
    ['a list of lists', [ramp(10), ramp(11), ramp(10)]],
    ['numbers that text would round', { list: [...ramp(8), 5e-324, 1.7976931348623157e308, 0.1 + 0.2] }],
    [
      'names that objects have',
      Object.fromEntries([
        ['__proto__', ramp(9)],
        ['constructor', 'x'],
      ]),
    ],
  ])('%s comes back as it was', (_, value) => expect(unpack(pack(value))).toEqual(value));

  test('a list that several curves share is sent once, and is one object again', () => {
    const packed = pack([{ x: ramp(50) }, { x: ramp(50) }]);
    expect(packed.numbers).toHaveLength(50);
    const back = unpack(packed);
    const lists = Array.isArray(back) ? back.map((curve: { x?: unknown }) => curve.x) : [];
    expect(lists[0]).toBe(lists[1]);
  });

  test.each([[[0, 9]], [[-1, 2]], [[0.5, 2]], [['0', 2]], [[0]], [7]])(
    'a place outside the numbers gives nothing: %j',
    (place) =>
      expect(unpack({ structure: { list: { $numbers: place } }, numbers: new Float64Array(8) })).toEqual({
        list: undefined,
      }),
  );
});

describe('a state of the preview', () => {
  const state = fixture('flagship');

  test('goes to the client and to the page without a number changed', () => {
    const asText: unknown = JSON.parse(JSON.stringify(packedState(state)));
    expect(unpackedState(asText)).toEqual(state);
    expect(readToPage(structuredClone(toPost({ type: 'state', state, request: 4 })))).toEqual({
      type: 'state',
      state,
      request: 4,
    });
  });

  test('with numbers cut off is none', () => {
    const { structure, numbers } = packedState(state);
    expect(unpackedState({ structure, numbers: numbers.slice(0, 1000) })).toBeUndefined();
    expect(unpackedState({ structure, numbers: 'not base64' })).toBeUndefined();
  });

  test('of a server that packs nothing is taken as it is', () => {
    expect(isPreviewState(unpackedState(state))).toBe(true);
    expect(unpackedState({ tests: [] })).toBeUndefined();
  });
});
