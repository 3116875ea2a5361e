/**
 * What happened long ago and is read by no one any more is forgotten, so that a stand-in that runs for days
 * under load needs no more memory for it than one that has just begun. Stripe forgets, too: events after 30
 * days, keys after one. What Stripe keeps is kept: a payment that is held and captured takes 3 KB of memory,
 * half of them for its keys' answers.
 */
import type { State } from './state.ts';

/** How many of the newest requests are in the journal. */
export const mostRequests = 20_000;
/** How many of the newest events are kept with their deliveries. What is not delivered yet is kept besides. */
export const mostEvents = 5000;
/** How long an idempotency key remembers its answer. Source: https://docs.stripe.com/api/idempotent_requests */
export const keySeconds = 24 * 60 * 60;

/** A list is cut when it is that much too long, so that not every request has to move all of it. */
const slack = 1.25;

/** Forgets what is past the limits above. Cheap while nothing is. */
export const forgetOld = (state: State, nowSeconds: number): void => {
  const { journal, events } = state;
  if (journal.length > mostRequests * slack) journal.splice(0, journal.length - mostRequests);
  if (events.length > mostEvents * slack) forgetEvents(state);
  if (state.requests % mostRequests === 0) forgetKeys(state, nowSeconds);
};

const forgetEvents = ({ events, deliveries }: State): void => {
  const all = Object.values(deliveries);
  const open = new Set(
    all.filter(({ status }) => status === 'pending').map(({ eventId }) => eventId),
  );
  const old = events.splice(0, events.length - mostEvents);
  events.unshift(...old.filter(({ id }) => open.has(id)));
  const gone = new Set(old.filter(({ id }) => !open.has(id)).map(({ id }) => id));
  for (const { id, eventId } of all) if (gone.has(eventId)) delete deliveries[id];
};

const forgetKeys = ({ keys }: State, nowSeconds: number): void => {
  for (const [key, { at }] of Object.entries(keys)) {
    if (at + keySeconds <= nowSeconds) delete keys[key];
  }
};
