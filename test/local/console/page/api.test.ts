/**
 * What the page asks of the server, and what it says when that goes wrong.
 * @jest-environment @happy-dom/jest-environment
 */
import { get, onChange, post } from '../../../../local/console/page/api.ts';
import { byId } from '../../../../local/console/page/nodes.ts';
import { openPage, serveWith } from './open-page.ts';

beforeEach(() => {
  openPage();
  onChange(async () => {});
});
const notice = () => byId('notice').textContent;

test('what does not exist is undefined', async () => {
  serveWith(() => ({ status: 404 }));
  expect(await get('executions/chk_1')).toBeUndefined();
});

test('a server that failed says so in its own words', async () => {
  serveWith(() => ({ status: 500, body: 'The local server failed: its output says why.' }));
  await expect(get('overview')).rejects.toThrow('The local server failed: its output says why.');
});

test('a server that does not answer may not be running', async () => {
  serveWith(() => undefined);
  await expect(get('overview')).rejects.toThrow('is `npm start` still running?');
});

test('a change is posted as JSON', async () => {
  const asked = serveWith(() => ({}));
  await post('products/mug/stock', { stock: 5 });
  expect(asked).toEqual([
    { path: '/_local/api/products/mug/stock', method: 'POST', body: { stock: 5 } },
  ]);
});

test('what was wrong with a change is said, and taken back at the next one', async () => {
  serveWith(() => ({ status: 422, body: { message: 'The stock must be a whole number.' } }));
  await post('products/mug/stock', { stock: -1 });
  expect(notice()).toBe('The stock must be a whole number.');
  const shownMeanwhile: unknown[] = [];
  serveWith(() => {
    shownMeanwhile.push(notice());
    return {};
  });
  await post('products/mug/stock', { stock: 1 });
  expect(shownMeanwhile).toEqual(['']);
  expect(notice()).toBe('');
});

test('a change that gets no answer says that the server does not answer', async () => {
  serveWith(() => undefined);
  await post('schedules/Reconcile/run');
  expect(notice()).toMatch(/^Holdfast does not answer/);
});

test('the page is drawn while a change is under way, and once it is done', async () => {
  const going = Promise.withResolvers<void>();
  const drawn: string[] = [];
  let state = 'under way';
  onChange(async () => {
    drawn.push(state);
    going.resolve();
  });
  serveWith(() => ({}));
  const { fetch } = globalThis;
  Object.assign(globalThis, {
    fetch: async (...asked: Parameters<typeof fetch>) => {
      await going.promise;
      state = 'done';
      return fetch(...asked);
    },
  });
  await post('schedules/Reconcile/run');
  expect(drawn).toEqual(['under way', 'done']);
});
