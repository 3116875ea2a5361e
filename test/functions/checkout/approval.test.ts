import fc from 'fast-check';
import {
  approvalDeadlineOf,
  approvalSecondsOf,
  deadlineActions,
  isHoldEnding,
} from '../../../functions/checkout/approval.ts';
import { placedAt, placedAtMs } from '../../support/checkouts.ts';

const hourMs = 60 * 60 * 1000;
const hold = { placedAt, captureBefore: '2026-11-30T10:00:00.000Z' };
const endMs = Date.parse(hold.captureBefore);

describe('the merchant’s time', () => {
  test('ends two hours before Stripe gives the hold up', () => {
    expect(approvalDeadlineOf(hold)).toBe(endMs - 2 * hourMs);
  });

  test('goes by the shortest hold of any card where Stripe said nothing', () => {
    expect(approvalDeadlineOf({ placedAt })).toBe(placedAtMs + (4 * 24 + 18 - 2) * hourMs);
  });

  test('is counted in whole seconds, and never below zero', () => {
    const deadline = approvalDeadlineOf(hold);
    expect(approvalSecondsOf(hold, deadline - 1)).toBe(1);
    expect(approvalSecondsOf(hold, deadline)).toBe(0);
    expect(approvalSecondsOf(hold, deadline + hourMs)).toBe(0);
  });

  test('is over once its seconds have passed', () => {
    fc.assert(
      fc.property(fc.integer({ min: placedAtMs, max: endMs + hourMs }), (nowMs) => {
        const afterwards = nowMs + approvalSecondsOf(hold, nowMs) * 1000;
        expect(approvalSecondsOf(hold, afterwards)).toBe(0);
      }),
    );
  });

  test('is about to end on its last day', () => {
    const deadline = approvalDeadlineOf(hold);
    expect(isHoldEnding(hold, deadline - 24 * hourMs - 1)).toBe(false);
    expect(isHoldEnding(hold, deadline - 24 * hourMs)).toBe(true);
  });
});

test('an order that nobody decided on is released or captured, by the words of cdk.json', () => {
  expect(deadlineActions).toEqual(['release', 'capture']);
});
