/** Stripe.js as far as the page calls it: what it was told is written down, and its answers are set. */
import type { Stripe } from '@stripe/stripe-js';

type Call = 'submit' | 'getValue' | 'createConfirmationToken' | 'createToken';
type Listener = (event: unknown) => unknown;

/** One Element, as `elements.create` makes it. */
const fakeElement = (kind: string, options: unknown, answerValue: () => Promise<unknown>) => {
  const listeners = new Map<string, Set<Listener>>();
  const told: unknown[] = [];
  let place: unknown;
  return {
    kind,
    options,
    /** What it was told, in order: updates, `focus` and `destroy`. */
    told,
    place: () => place,
    listening: () => [...listeners].filter(([, each]) => each.size > 0).map(([name]) => name),
    /** What the shopper or Stripe does with it. */
    emit: (name: string, event: unknown = {}) => {
      for (const listener of listeners.get(name) ?? []) listener(event);
    },
    on: (name: string, listener: Listener) => {
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
    },
    off: (name: string, listener: Listener) => void listeners.get(name)?.delete(listener),
    mount: (target: unknown) => {
      place = target;
    },
    update: (change: unknown) => void told.push(change),
    focus: () => void told.push('focus'),
    destroy: () => void told.push('destroy'),
    getValue: answerValue,
  };
};

/** `answer` sets what Stripe.js answers to a call from then on. */
export const fakeStripe = () => {
  const created: ReturnType<typeof fakeElement>[] = [];
  const groups: { options: unknown; updates: unknown[] }[] = [];
  const calls: [Call, unknown][] = [];
  const results: { [call in Call]: unknown } = {
    submit: {},
    getValue: { complete: false },
    createConfirmationToken: { confirmationToken: { id: 'ctoken_1' } },
    createToken: { token: { id: 'tok_1' } },
  };
  const called = (name: Call) => async (argument: unknown) => {
    calls.push([name, argument]);
    return results[name];
  };
  const stripe = {
    elements: (options: unknown) => {
      const updates: unknown[] = [];
      groups.push({ options, updates });
      return {
        create: (kind: string, ofElement: unknown) => {
          const element = fakeElement(kind, ofElement, async () => results.getValue);
          created.push(element);
          return element;
        },
        update: (change: unknown) => void updates.push(change),
        submit: called('submit'),
      };
    },
    createConfirmationToken: called('createConfirmationToken'),
    createToken: called('createToken'),
  } as unknown as Stripe;
  const element = () => {
    const last = created.at(-1);
    if (!last) throw new Error('No Element was created.');
    return last;
  };
  return {
    stripe,
    calls,
    groups,
    element,
    answer: (name: Call, to: unknown) => {
      results[name] = to;
    },
  };
};
