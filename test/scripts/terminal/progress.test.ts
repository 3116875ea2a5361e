import { PassThrough } from 'node:stream';
import { startProgress } from '../../../scripts/terminal/progress.ts';

jest.useFakeTimers();

/** Progress with somebody who looks at it, or with a log; what was shown since it was last asked. */
const showing = (isTTY: boolean) => {
  const stderr = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  const stdout = new PassThrough();
  const read = (stream: PassThrough) => String(stream.read() ?? '');
  const progress = startProgress('matrix', { stderr, stdout });
  return { ...progress, shown: () => read(stderr), out: () => read(stdout) };
};

afterEach(() => jest.clearAllTimers());

describe('in a terminal', () => {
  test('is a bar that grows', () => {
    const { expect: ahead, advance, shown } = showing(true);
    ahead(4);
    advance();
    jest.advanceTimersByTime(1000);
    expect(shown()).toMatch(/matrix {2}█{6}░{18} {2}1 of 4/);
    advance(3);
    jest.advanceTimersByTime(1000);
    expect(shown()).toMatch(/matrix {2}█{24} {2}4 of 4/);
  });

  test('says how long it still takes', () => {
    const { expect: ahead, advance, shown } = showing(true);
    ahead(10);
    jest.advanceTimersByTime(60_000);
    advance(5);
    jest.advanceTimersByTime(100);
    expect(shown()).toMatch(/5 of 10, 60 s left/);
  });

  test('gives way to a line, and is there again below it', () => {
    const { expect: ahead, say, shown, out } = showing(true);
    ahead(2);
    shown();
    say('caught  a slip');
    expect([shown(), out()]).toEqual(['\r\u001b[K\u001b7', 'caught  a slip\n']);
    jest.advanceTimersByTime(200);
    expect(shown()).toMatch(/0 of 2/);
  });

  test('leaves nothing behind', () => {
    const { expect: ahead, end, shown } = showing(true);
    ahead(1);
    shown();
    end();
    expect(shown().endsWith('\u001b[2K')).toBe(true);
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('in a log', () => {
  test('is a line now and then, and one at the end', () => {
    const { expect: ahead, advance, end, shown } = showing(false);
    expect(shown()).toBe('matrix: begins\n');
    ahead(100);
    for (let second = 0; second < 40; second += 1) {
      advance();
      jest.advanceTimersByTime(1000);
    }
    expect(shown()).toMatch(/^matrix: 30 of 100, \d+ s left\n$/);
    advance(60);
    end();
    expect(shown()).toBe('matrix: 100 of 100\n');
  });

  test('has no control characters', () => {
    const { expect: ahead, advance, say, end, shown, out } = showing(false);
    ahead(2);
    advance(2);
    say('done');
    end();
    expect(shown()).toMatch(/^[ -~\n]*$/);
    expect(out()).toBe('done\n');
  });
});
