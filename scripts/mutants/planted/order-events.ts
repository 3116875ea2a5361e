/** Slips in what the rest of the shop is told of orders. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a defect is code, kept as text.
import type { Defect } from '../defect.ts';

const changes = 'functions/checkout/order-events.ts';
const changesTest = 'test/functions/checkout/order-events.test.ts';
const publishing = 'functions/events/publish-order-events.ts';
const publishingTest = 'test/functions/events/publish-order-events.test.ts';

export const orderEventSlips: readonly Defect[] = [
  {
    name: 'a paid order is told of with every further change',
    file: changes,
    find: "status === 'paid' && before?.status === 'confirmed'",
    replace: "status === 'paid'",
    tests: [changesTest],
    why: 'It would be sent twice.',
  },
  {
    name: 'an event is another one each time that it is published',
    file: changes,
    find: 'id: `${id}:${change}`,',
    replace: 'id: `${id}:${change}:${Math.random()}`,',
    tests: [changesTest],
    why: 'Nobody could drop what they have seen.',
  },
  {
    name: 'what the bus did not take is forgotten',
    file: publishing,
    find: 'batchItemFailures: failed === undefined ? [] : [{ itemIdentifier: failed }]',
    replace: 'batchItemFailures: []',
    tests: [publishingTest],
    system: ['test/workflow/order-events.test.ts'],
    why: 'A paid order would never be sent.',
  },
  {
    name: 'a batch is given again from the record after the one that failed',
    file: publishing,
    find: 'return place < before;',
    replace: 'return place < before - 1;',
    tests: [publishingTest],
    why: 'A paid order would never be sent.',
  },
  {
    name: 'the bus’s refusal of one event goes unseen',
    file: 'functions/services/event-bus.ts',
    find: 'return failed === -1 ? entries.length : failed;',
    replace: 'return entries.length;',
    tests: ['test/functions/services/event-bus.test.ts'],
    why: 'An order would be paid, and nobody would know.',
  },
];
