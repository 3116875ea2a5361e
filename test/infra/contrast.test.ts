import { contrastOf } from '../../infra/contrast.ts';

// The first two by definition; the others as WebAIM's contrast checker rounds them.
test.each([
  ['#000000', '#ffffff', 21],
  ['#0f6152', '#0f6152', 1],
  ['#777777', '#ffffff', 4.48],
  ['#ff0000', '#ffffff', 4],
])('%s on %s has a contrast of %p, and so the other way round', (one, other, contrast) => {
  expect(contrastOf(one, other)).toBeCloseTo(contrast, 2);
  expect(contrastOf(other, one)).toBe(contrastOf(one, other));
});
