import { createReloader } from '../../../local/reload/reloader.ts';

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['performance'] });
});
afterEach(() => {
  jest.useRealTimers();
});

/** A reloader whose reloads end when the test says so. */
const reloading = () => {
  const lines: string[] = [];
  const reloads: PromiseWithResolvers<readonly string[]>[] = [];
  const reloader = createReloader({
    reload: () => {
      const next = Promise.withResolvers<readonly string[]>();
      reloads.push(next);
      return next.promise;
    },
    say: (line) => lines.push(line.replace(/\d+\.\d s/, 'N s')),
  });
  return { ...reloader, lines, reloads };
};

test('changes that follow each other are one reload, after a pause', async () => {
  const { changed, lines, reloads } = reloading();
  changed(['functions/http/api.ts']);
  await jest.advanceTimersByTimeAsync(150);
  changed(['functions/http/view.ts', 'functions/http/api.ts']);
  await jest.advanceTimersByTimeAsync(150);
  expect(reloads).toHaveLength(0);
  await jest.advanceTimersByTimeAsync(50);
  reloads[0]?.resolve(['Api']);
  await jest.advanceTimersByTimeAsync(1000);
  expect(reloads).toHaveLength(1);
  expect(lines).toEqual(['functions/http/api.ts, functions/http/view.ts: reloaded Api (N s)']);
});

test('a change during a reload is another one after it', async () => {
  const { changed, lines, reloads } = reloading();
  changed(['a.ts']);
  await jest.advanceTimersByTimeAsync(200);
  changed(['b.ts']);
  await jest.advanceTimersByTimeAsync(5000);
  expect(reloads).toHaveLength(1);
  reloads[0]?.resolve([]);
  await jest.advanceTimersByTimeAsync(200);
  reloads[1]?.resolve(['the page']);
  await jest.advanceTimersByTimeAsync(0);
  expect(lines).toEqual(['a.ts: nothing is different (N s)', 'b.ts: reloaded the page (N s)']);
});

test('a reload that fails says why, and the next change is tried again', async () => {
  const { changed, lines, reloads } = reloading();
  changed(['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts']);
  await jest.advanceTimersByTimeAsync(200);
  reloads[0]?.reject(new Error('It can’t be synthesized.'));
  await jest.advanceTimersByTimeAsync(0);
  expect(lines).toEqual([
    'a.ts, b.ts, c.ts and 2 more: not reloaded, what ran before still runs. It can’t be synthesized.',
  ]);
  changed(['a.ts']);
  await jest.advanceTimersByTimeAsync(200);
  expect(reloads).toHaveLength(2);
});

test('a stop waits for the reload that is under way, and none follows', async () => {
  const { changed, stop, reloads } = reloading();
  changed(['a.ts']);
  await jest.advanceTimersByTimeAsync(200);
  changed(['b.ts']);
  let isStopped = false;
  void stop().then(() => {
    isStopped = true;
  });
  await jest.advanceTimersByTimeAsync(1000);
  expect(isStopped).toBe(false);
  reloads[0]?.resolve([]);
  await jest.advanceTimersByTimeAsync(1000);
  expect([isStopped, reloads.length]).toEqual([true, 1]);
});
