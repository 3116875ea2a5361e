import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { publishEvents } from '../../../functions/aws/event-bus.ts';
import type { OrderId } from '../../../functions/checkout/ids.ts';
import { eventsOf, type OrderEvent } from '../../../functions/checkout/order-events.ts';
import { orderOf, placedAt } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';

type Answer = { readonly status?: number; readonly body: unknown };
const asked: { target: unknown; Entries: Record<string, unknown>[] }[] = [];
let answers: Answer[] = [];
const server = createServer(async (request, response) => {
  const { Entries } = JSON.parse(await text(request));
  asked.push({ target: request.headers['x-amz-target'], Entries });
  const { status = 200, body } = (answers.length > 1 ? answers.shift() : answers[0]) as Answer;
  response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
});
let eventsEndpoint = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  eventsEndpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
beforeEach(() => {
  asked.length = 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const eventOf = (id: OrderId): OrderEvent =>
  eventsOf({ before: undefined, after: orderOf({ id }), at: placedAt })[0] as OrderEvent;
const event = eventOf('HF-0');
/** Each of another order. */
const events = (count: number) => Array.from({ length: count }, (_, i) => eventOf(`HF-${i}`));
const took = (count: number) => ({ EventId: `${count}` });
const all = {
  body: { FailedEntryCount: 0, Entries: Array.from({ length: 10 }, (_, i) => took(i)) },
};
const publish = (count: number, endpoint = eventsEndpoint) => publishAll(events(count), endpoint);
const publishAll = (all: readonly OrderEvent[], endpoint: string | undefined) =>
  publishEvents('Shop-Orders', () => ({
    accessKeyId: 'AKIATEST',
    secretAccessKey: 'do-not-tell',
    sessionToken: undefined,
    region: 'us-east-1',
    eventsEndpoint: endpoint,
  }))(all);

describe('publishing events', () => {
  test('puts them on the bus, with their type and their time', async () => {
    answers = [{ body: { Entries: [took(1)] } }];
    expect(await publish(1)).toBe(1);
    expect(asked).toEqual([
      {
        target: 'AWSEvents.PutEvents',
        Entries: [
          {
            EventBusName: 'Shop-Orders',
            Source: 'holdfast',
            DetailType: 'order.confirmed',
            Detail: JSON.stringify(event.detail),
            Time: Date.parse(placedAt) / 1000,
          },
        ],
      },
    ]);
  });

  test('sends ten at a time, and no request when there are none', async () => {
    answers = [all, all, { body: { Entries: [took(1)] } }];
    expect(await publish(21)).toBe(21);
    expect(asked.map(({ Entries }) => Entries.length)).toEqual([10, 10, 1]);
    expect(await publish(0)).toBe(0);
    expect(asked).toHaveLength(3);
  });

  test('puts no two events of one order into one request, so that none overtakes the other', async () => {
    const two = { body: { Entries: [took(1), took(2)] } };
    answers = [two, two, { body: { Entries: [took(1)] } }];
    const [first, second] = events(2) as [OrderEvent, OrderEvent];
    expect(await publishAll([first, second, first, second, second], eventsEndpoint)).toBe(5);
    const ids = asked.map(({ Entries }) =>
      Entries.map(({ Detail }) => JSON.parse(String(Detail)).orderId),
    );
    expect(ids).toEqual([['HF-0', 'HF-1'], ['HF-0', 'HF-1'], ['HF-1']]);
  });

  test('stops at the first that is not taken', async () => {
    const failing = { ErrorCode: 'InternalFailure' };
    answers = [all, { body: { FailedEntryCount: 1, Entries: [took(1), failing, took(2)] } }];
    expect(await publish(23)).toBe(11);
    expect(asked).toHaveLength(2);
  });

  test.each([
    [503, 'oops', 'EventBridgeUnavailable', 'EventBridge answered 503.'],
    [500, { Entries: [took(1)] }, 'EventBridgeUnavailable', 'EventBridge answered 500.'],
    [429, 'oops', 'EventBridgeUnavailable', 'EventBridge answered 429.'],
    [200, 'oops', 'EventBridgeUnavailable', 'EventBridge answered 200.'],
    [200, {}, 'EventBridgeUnavailable', 'EventBridge answered 200.'],
    [
      400,
      { __type: 'ThrottlingException' },
      'EventBridgeUnavailable',
      'EventBridge answered ThrottlingException.',
    ],
    [400, { __type: 'AccessDenied' }, 'Misconfigured', 'EventBridge answered AccessDenied.'],
  ])('fails with a name when EventBridge answers %p %j', async (status, body, name, message) => {
    answers = [{ status, body }];
    const failure = await failureOf(() => publish(1));
    expect([failure.name, failure.message]).toEqual([name, message]);
  });

  test('fails when EventBridge can’t be reached', async () => {
    const failure = await failureOf(() => publish(1, 'http://127.0.0.1:9/'));
    expect([failure.name, failure.message]).toEqual([
      'EventBridgeUnavailable',
      'EventBridge could not be reached.',
    ]);
    expect(failure.cause).toHaveProperty('name', 'TypeError');
  });

  test('goes to AWS’s own address in the region where no other one is set, and is signed for it', async () => {
    const fetched = jest
      .spyOn(globalThis, 'fetch')
      .mockResolvedValue(Response.json({ Entries: [took(1)] }));
    expect(await publishAll([event], undefined)).toBe(1);
    const [request] = fetched.mock.calls[0] as [Request];
    fetched.mockRestore();
    expect(request.url).toBe('https://events.us-east-1.amazonaws.com/');
    expect(request.headers.get('authorization')).toContain('/us-east-1/events/aws4_request');
  });
});
