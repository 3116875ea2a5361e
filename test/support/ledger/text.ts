/** Text that is kept or passed on is text: nothing in it breaks a screen, a file or another program. */
import type { Books } from './books.ts';
import type { Sent } from './traffic.ts';

/**
 * Control characters, ends of lines, what turns the order of letters around, and halves of emoji, also
 * as what a half becomes on its way.
 */
const unusable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffd]/u;

export const checkText = ({ checkouts, orders, shop, found }: Books): void => {
  for (const row of [...checkouts, ...orders]) {
    if (hasUnusable(row)) found(`the row of ${String(row.id)} holds text that can’t be used`);
  }
  for (const each of shop.traffic?.sent ?? []) {
    if (each.service === 'stripe' && textsIn(each).some((text) => unusable.test(text))) {
      found(`${each.from}: ${each.name} was sent text that can’t be used`);
    }
  }
};

const hasUnusable = (value: unknown): boolean => {
  if (typeof value === 'string') return unusable.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, each]) => hasUnusable(name) || hasUnusable(each));
};

const textsIn = ({ path, body }: Sent): readonly string[] => [
  decodeURI(path),
  ...[...new URLSearchParams(body)].flat(),
];
