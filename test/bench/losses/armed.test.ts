import { armedFor } from '../../../bench/losses/armed.ts';
import type { Effect, PlannedFault } from '../../../bench/losses/mishaps.ts';

const callOf = (name: string) => ({ from: 'Server', service: 'stripe', name, nth: 0 }) as const;
const effectOf = ({ name }: { readonly name: string }): Effect | undefined =>
  name === 'other' ? undefined : (name as Effect);

const armedWith = (...faults: PlannedFault[]) => {
  let nowMs = 5000;
  const armed = armedFor(effectOf, () => nowMs);
  armed.arm({ name: 'a mishap', faults });
  return {
    arm: armed.arm,
    meet: (name: string) => armed.faultFor(callOf(name)),
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
};

test('only the call for the effect meets the fault, and only once', () => {
  const { meet } = armedWith({ at: 'order', fault: 'lost-reply' });
  expect(['other', 'hold', 'order', 'order'].map(meet)).toEqual([
    undefined,
    undefined,
    'lost-reply',
    undefined,
  ]);
});

test('a fault that lasts is met for a minute from its first call', () => {
  const { meet, pass } = armedWith({ at: 'hold', fault: 'lost-reply', forAMinute: true });
  pass(500_000);
  expect(meet('hold')).toBe('lost-reply');
  pass(59_999);
  expect(meet('hold')).toBe('lost-reply');
  pass(1);
  expect(meet('hold')).toBeUndefined();
});

test('two faults of one checkout are met by their own calls', () => {
  const { meet } = armedWith(
    { at: 'order', fault: 'lost-reply', forAMinute: true },
    { at: 'capture', fault: 'crash-before' },
  );
  expect(['order', 'capture', 'order', 'capture'].map(meet)).toEqual([
    'lost-reply',
    'crash-before',
    'lost-reply',
    undefined,
  ]);
});

test('what no call has met is forgotten with the next checkout', () => {
  const { meet, arm } = armedWith({ at: 'hold', fault: 'crash-after' });
  arm({ name: 'nothing goes wrong', faults: [] });
  expect(meet('hold')).toBeUndefined();
});
