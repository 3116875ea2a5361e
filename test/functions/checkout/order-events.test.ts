import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import {
  eventsOf,
  type OrderState,
  orderEventTypes,
} from '../../../functions/checkout/order-events.ts';
import { checkoutId, orderOf, placedAt } from '../../support/checkouts.ts';

const schemaFile = path.resolve(import.meta.dirname, '../../../docs/events.schema.json');
const ajv = new Ajv({ strict: true });
(formats as unknown as (to: Ajv) => void)(ajv);
const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
/** Consumers accept fields that they do not know; here only described fields may be published. */
const isValid = ajv.compile({ ...schema, additionalProperties: false });

const confirmed: OrderState = orderOf({ id: 'HF-1111-2222-3333' });
const paid: OrderState = { ...confirmed, status: 'paid', capturedMinor: 2800 };

/** The events that a change is published as; each is checked against the schema. */
const published = (before: OrderState | undefined, after: OrderState | undefined) =>
  eventsOf({ before, after, at: placedAt }).map(({ type, detail }) => {
    expect(isValid(detail) ? [] : isValid.errors).toEqual([]);
    expect(detail.type).toBe(type);
    return detail;
  });
const typesOf = (before: OrderState | undefined, after: OrderState | undefined) =>
  published(before, after).map(({ type }) => type);

describe('an order', () => {
  test('that is new is published with its numbers, and nothing about the shopper', () => {
    const [detail, ...others] = published(undefined, confirmed);
    expect(others).toEqual([]);
    expect(detail).toEqual({
      version: 1,
      id: 'HF-1111-2222-3333:confirmed',
      type: 'order.confirmed',
      at: placedAt,
      orderId: 'HF-1111-2222-3333',
      checkoutId,
      currency: 'usd',
      totalMinor: 2800,
      capturedMinor: 0,
      refundedMinor: 0,
      lines: [{ sku: 'mug', quantity: 2 }],
    });
  });

  test.each<[string, OrderState, OrderState, object]>([
    ['order.paid', confirmed, paid, { capturedMinor: 2800 }],
    [
      'order.canceled',
      confirmed,
      { ...confirmed, status: 'canceled', refusal: 'hold_gone' },
      { reason: 'hold_gone' },
    ],
    [
      'order.canceled',
      confirmed,
      { ...confirmed, status: 'canceled', notGivenBack: ['product:mug'] },
      { notGivenBack: ['product:mug'] },
    ],
    [
      'order.approved',
      confirmed,
      { ...confirmed, decision: 'approved', approvedMinor: 900 },
      { approvedMinor: 900 },
    ],
    [
      'order.hold_ending',
      { ...confirmed, captureBefore: placedAt },
      { ...confirmed, captureBefore: placedAt, holdWarnedAt: placedAt },
      { captureBefore: placedAt },
    ],
    ['order.refunded', paid, { ...paid, refundedMinor: 900 }, { refundedMinor: 900 }],
    [
      'order.refunded',
      { ...paid, refundedMinor: 900 },
      { ...paid, status: 'refunded', refundedMinor: 2800 },
      { refundedMinor: 2800 },
    ],
    [
      'order.refund_failed',
      { ...paid, status: 'refunded', refundedMinor: 2800 },
      { ...paid, refundedMinor: 0, refundFailedMinor: 2800 },
      { refundedMinor: 0 },
    ],
    ['order.disputed', paid, { ...paid, dispute: 'needs_response' }, { dispute: 'needs_response' }],
    [
      'order.disputed',
      { ...paid, dispute: 'needs_response' },
      { ...paid, dispute: 'won' },
      { dispute: 'won' },
    ],
  ])('is published as %s when it becomes that', (type, before, after, particular) => {
    expect(published(before, after)).toMatchObject([{ type, ...particular }]);
  });

  test('that was never published, since its stream began later, is published as it is now', () => {
    expect(typesOf(undefined, { ...paid, decision: 'approved', approvedMinor: 2800 })).toEqual([
      'order.confirmed',
      'order.approved',
      'order.paid',
    ]);
  });

  test('whose events were lost is published again as it is now, under the same ids', () => {
    const refunded: OrderState = {
      ...paid,
      status: 'refunded',
      refundedMinor: 2800,
      dispute: 'won',
    };
    const again = published(refunded, { ...refunded, republishedAt: placedAt });
    expect(again).toEqual(published(undefined, refunded));
    expect(again.map(({ type }) => type)).toEqual([
      'order.confirmed',
      'order.paid',
      'order.refunded',
      'order.disputed',
    ]);
  });

  test('whose refund failed while another was made has both published', () => {
    const both = { ...paid, refundedMinor: 900, refundFailedMinor: 900 };
    expect(typesOf(paid, both)).toEqual(['order.refund_failed', 'order.refunded']);
  });

  test.each<[string, OrderState, OrderState | undefined]>([
    ['nothing changed', paid, paid],
    ['the change concerns nobody else', confirmed, { ...confirmed, refusal: 'hold_gone' }],
    [
      'the merchant decided against it, until it is canceled',
      confirmed,
      { ...confirmed, decision: 'canceled' },
    ],
    ['it was deleted', paid, undefined],
  ])('is not published when %s', (_, before, after) => {
    expect(typesOf(before, after)).toEqual([]);
  });

  test('that changes twice in the same way has two ids, and one for a repeat', () => {
    const once = { ...paid, refundedMinor: 900 };
    const failed = { ...paid, refundedMinor: 0, refundFailedMinor: 900 };
    const again = { ...failed, refundedMinor: 900 };
    const idOf = (before: OrderState, after: OrderState) => published(before, after)[0]?.id;
    expect(idOf(paid, once)).toBe(idOf(paid, once));
    expect(idOf(paid, once)).not.toBe(idOf(failed, again));
  });

  test('that is disputed again, or gets a status again, is told of by an id of its own', () => {
    const disputed = { dispute: 'needs_response', disputeId: 'du_1', disputeReadAt: placedAt };
    const opened: OrderState = { ...paid, ...disputed };
    const another = { ...opened, disputeId: 'du_2' };
    const later = { ...opened, disputeReadAt: '2026-12-23T10:00:00.000Z' };
    const ids = [
      published(paid, opened),
      published(opened, another),
      published({ ...opened, dispute: 'under_review' }, later),
      published(paid, opened),
    ].map((events) => events.map(({ type, id }) => [type, id]));
    expect(ids.flat().map(([type]) => type)).toEqual(Array(4).fill('order.disputed'));
    expect(new Set(ids.flat().map(([, id]) => id)).size).toBe(3);
    expect(ids[3]).toEqual(ids[0]);
  });
});

test('the schema lists exactly the types that exist', () => {
  expect(schema.properties.type.enum).toEqual([...orderEventTypes]);
});
