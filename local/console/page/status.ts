/** Statuses of executions, checkouts, orders and payments, in colours for good, open and bad. */
import { node } from './nodes.ts';

type Mood = 'good' | 'busy' | 'bad';

const moods = new Map<string, Mood>([
  ['SUCCEEDED', 'good'],
  ['paid', 'good'],
  ['captured', 'good'],
  ['done', 'good'],
  ['RUNNING', 'busy'],
  ['running', 'busy'],
  ['confirmed', 'busy'],
  ['requires_action', 'busy'],
  ['held', 'busy'],
  ['FAILED', 'bad'],
  ['ABORTED', 'bad'],
  ['TIMED_OUT', 'bad'],
  ['failed', 'bad'],
  ['declined', 'bad'],
  ['canceled', 'bad'],
  ['rejected', 'bad'],
]);

/** A status in its colour, followed by the text `more`. */
export const status = (text: string, more = ''): HTMLElement =>
  node('span', { className: moods.get(text) ?? '', textContent: `${text}${more}` });
