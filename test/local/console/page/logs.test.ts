/**
 * The functions’ logs.
 * @jest-environment @happy-dom/jest-environment
 */
import { showLogs } from '../../../../local/console/page/logs.ts';
import { byId } from '../../../../local/console/page/nodes.ts';
import { openPage } from './open-page.ts';

beforeEach(openPage);

const line = (number: number) => ({
  number,
  at: 0,
  functionName: 'Capture',
  text: `line ${number}`,
});

/** A list of this many pixels, of which a hundred are in sight: nothing is laid out here. */
const measures = (scrollHeight: number) => {
  const get = (value: number) => ({ configurable: true, get: () => value });
  Object.defineProperties(byId('logs'), {
    scrollHeight: get(scrollHeight),
    clientHeight: get(100),
  });
};

test('the newest line is last, with its time and its function', () => {
  showLogs([line(1), line(2)]);
  expect(byId('logs').textContent).toMatch(/Capture line 1\n.* Capture line 2\n$/);
});

test('lines that are too old go, and those that stay are not drawn again', () => {
  showLogs([line(1), line(2)]);
  const second = byId('logs').children[1];
  showLogs([line(2), line(3)]);
  expect(byId('logs').children[0]).toBe(second);
  expect(byId('logs').textContent).not.toContain('line 1');
});

test('the end stays in sight', () => {
  measures(500);
  byId('logs').scrollTop = 395;
  showLogs([line(1)]);
  expect(byId('logs').scrollTop).toBe(500);
});

test('a reader who has scrolled up stays where they are', () => {
  measures(500);
  byId('logs').scrollTop = 40;
  showLogs([line(1)]);
  expect(byId('logs').scrollTop).toBe(40);
});
