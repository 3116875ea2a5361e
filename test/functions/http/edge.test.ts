import { assertWay } from '../../../functions/http/edge.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const passes = (headers: Record<string, string>, isOnlyWay: boolean) => {
  assertWay({ key: 'edge-key', isOnlyWay })({ headers });
  return true;
};

describe('in a shop with a firewall', () => {
  test('a request that came through it is answered', () => {
    expect(passes({ 'x-holdfast-edge': 'edge-key' }, true)).toBe(true);
  });

  test.each([
    ['no word of it', {}],
    ['a guess', { 'x-holdfast-edge': 'edge' }],
    ['nothing', { 'x-holdfast-edge': '' }],
  ])('a request around it is refused: with %s', async (_, headers) => {
    expect(await refusalOf(() => passes(headers, true))).toEqual({
      code: 'around_the_edge',
      detail: 'The shop does not answer at this address. Please use the address of its page.',
    });
  });
});

test('without one, the API is answered under its own address, too', () => {
  expect(passes({}, false)).toBe(true);
});
