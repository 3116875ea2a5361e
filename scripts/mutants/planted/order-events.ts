/** Mistakes in what the rest of the shop is told about orders. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a defect is code, kept as text.
import type { Defect } from '../defect.ts';

const changes = 'functions/checkout/order-events.ts';
const changesTest = 'test/functions/checkout/order-events.test.ts';
const publishing = 'functions/events/publish-order-events.ts';
const publishingTest = 'test/functions/events/publish-order-events.test.ts';

export const orderEventSlips: readonly Defect[] = [
  {
    name: 'a paid order is published again with every further change',
    file: changes,
    find: 'isPaid(after) && !isPaid(before)',
    replace: 'isPaid(after)',
    tests: [changesTest],
    why: 'The goods could be sent twice.',
  },
  {
    name: 'an event has another id each time that it is published',
    file: changes,
    find: 'id: `${id}:${change}`,',
    replace: 'id: `${id}:${change}:${Math.random()}`,',
    tests: [changesTest],
    why: 'Nobody could drop what they have seen.',
  },
  {
    name: 'what the bus did not take is forgotten',
    file: publishing,
    find: 'if (taken === events.length) return',
    replace: 'if (taken >= 0) return',
    tests: [publishingTest],
    system: ['test/workflow/order-events.test.ts'],
    why: 'A paid order would never be sent.',
  },
  {
    name: 'nobody is told of a dispute, of a failed refund, of a hold that ends',
    file: publishing,
    find: '[event, ...foundIn(event)]',
    replace: '[event]',
    tests: [publishingTest],
    system: ['test/workflow/simulation.test.ts'],
    why: 'The bank’s date would pass, and the shopper’s money be lost to them.',
  },
  {
    name: 'two changes of one order are put on the bus together',
    file: 'functions/aws/event-bus.ts',
    find: 'isFull || last.some(({ detail }) => detail.orderId === event.detail.orderId)',
    replace: 'isFull',
    tests: ['test/functions/aws/event-bus.test.ts'],
    why: 'An order could be published as paid before it is confirmed.',
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
    file: 'functions/aws/event-bus.ts',
    find: 'return failed === -1 ? entries.length : failed;',
    replace: 'return entries.length;',
    tests: ['test/functions/aws/event-bus.test.ts'],
    why: 'An order would be paid, and nobody would know.',
  },
];
