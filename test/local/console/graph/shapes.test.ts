/** The shapes of a state machine's picture. */
import type { Line, Point } from '../../../../local/console/graph/layout.ts';
import { drawBox, drawLine } from '../../../../local/console/graph/shapes.ts';

const line = (points: readonly Point[], more: Partial<Line> = {}): string =>
  drawLine({ kind: 'next', words: undefined, points, ...more });

test('a line’s corners are round', () => {
  const points: readonly Point[] = [
    [0, 0],
    [0, 50],
    [80, 50],
  ];
  expect(line(points)).toContain('d="M0 0L0 41Q0 50 9 50L80 50"');
});

test('two corners near each other share the stretch between them', () => {
  const points: readonly Point[] = [
    [0, 0],
    [0, 50],
    [6, 50],
    [6, 90],
  ];
  expect(line(points)).toContain('d="M0 0L0 47Q0 50 3 50L3 50Q6 50 6 53L6 90"');
});

test('a line that fails has its own colour, and each of its words a line of its own', () => {
  const points: readonly Point[] = [
    [0, 0],
    [0, 50],
  ];
  const drawn = line(points, { kind: 'catch', words: { at: [4, 10], lines: ['Timeout', 'Late'] } });
  expect(drawn).toContain('class="line catch"');
  expect(drawn).toContain('<text class="words catch" x="4" y="21">Timeout</text>');
  expect(drawn).toContain('<text class="words catch" x="4" y="35">Late</text>');
});

test.each([
  ['may end', { Type: 'Task', End: true }, 2],
  ['succeeds', { Type: 'Succeed' }, 2],
  ['fails', { Type: 'Fail' }, 2],
  ['goes on', { Type: 'Task', Next: 'Other' }, 1],
])('the number of frames of a state’s box says that an execution %s', (_, state, frames) => {
  const drawn = drawBox({ name: 'State', state, at: [0, 0] }, undefined);
  expect(drawn.match(/<rect/g)).toHaveLength(frames);
});

test('a box says its state’s comment when it is pointed at, and else its name', () => {
  const state = { Type: 'Task', Comment: 'Places the hold.' };
  expect(drawBox({ name: 'Authorize', state, at: [0, 0] }, 'done')).toContain(
    '<title>Places the hold.</title>',
  );
  expect(drawBox({ name: 'Authorize', state: { Type: 'Task' }, at: [0, 0] }, 'done')).toContain(
    '<title>Authorize</title>',
  );
});
