/** @jest-environment @happy-dom/jest-environment */
import { LostAnswer } from '../../../web/page/api.ts';
import {
  backOffSeconds,
  pauseOrOnline,
  untilAnswered,
} from '../../../web/settle/until-answered.ts';

test.each([
  [1, 1],
  [2, 2],
  [3, 4],
  [6, 32],
  [7, 60],
  [100, 60],
])('after %i lost answers in a row the page waits %i seconds', (lost, seconds) => {
  expect(backOffSeconds(lost)).toBe(seconds);
});

describe('a call whose answers may be lost', () => {
  const patience = () => {
    const told: string[] = [];
    return {
      told,
      onLost: (loss: string, times: number) => void told.push(`${loss} ${times}`),
      pause: async (seconds: number) => void told.push(`${seconds} s`),
    };
  };

  test('is repeated until it is answered, and each loss is reported before its pause', async () => {
    const answers = [
      new LostAnswer('lost', 'unanswered'),
      new LostAnswer('lost', 'unanswered'),
      'answer',
    ];
    const { told, ...rest } = patience();
    const call = async () => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    };
    expect(await untilAnswered(call, rest)).toBe('answer');
    expect(told).toEqual(['unanswered 1', '1 s', 'unanswered 2', '2 s']);
  });

  test('is not repeated after any other error', async () => {
    const { told, ...rest } = patience();
    const defect = new TypeError('A defect.');
    await expect(untilAnswered(() => Promise.reject(defect), rest)).rejects.toBe(defect);
    expect(told).toEqual([]);
  });
});

describe('a pause', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  test.each([
    ['shortest', 0, 8000],
    ['longest', 1, 12_000],
  ])('of 10 seconds is a fifth off at its %s', async (_, random, milliseconds) => {
    jest.spyOn(Math, 'random').mockReturnValue(random);
    const over = jest.fn();
    const pause = pauseOrOnline(10).then(over);
    await jest.advanceTimersByTimeAsync(milliseconds - 1);
    expect(over).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    await pause;
    expect(over).toHaveBeenCalled();
  });

  test('ends early when the browser is online again, and leaves no timer behind', async () => {
    const pause = pauseOrOnline(10);
    dispatchEvent(new Event('online'));
    await pause;
    expect(jest.getTimerCount()).toBe(0);
  });
});
