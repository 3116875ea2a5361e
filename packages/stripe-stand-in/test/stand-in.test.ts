import { createStandIn } from '../src/stand-in.ts';
import { requester } from './requester.ts';

const startMs = Date.UTC(2026, 0, 5);

/** The same numbers every time. */
const numbers = () => {
  let last = 7;
  return () => {
    last = (last * 16_807) % 2_147_483_647;
    return last / 2_147_483_647;
  };
};

const build = () => createStandIn({ now: () => startMs, random: numbers() });
const holdForm =
  'amount=4200&currency=usd&capture_method=manual&confirm=true&payment_method=pm_card_visa';

test('answers requests without a network', async () => {
  const core = build();
  const { id } = await requester(core)('POST', '/v1/payment_intents', holdForm);
  expect(await requester(core)('POST', `/v1/payment_intents/${id}/capture`)).toMatchObject({
    id,
    status: 'succeeded',
  });
});

test('gives the same ids, times and events for the same requests, clock and numbers', async () => {
  const run = async () => {
    const core = build();
    const { id } = await requester(core)('POST', '/v1/payment_intents', holdForm, 'one');
    await requester(core)('POST', `/v1/payment_intents/${id}/capture`, '', 'two');
    await requester(core)('POST', '/v1/refunds', `payment_intent=${id}&amount=100`, 'three');
    return JSON.stringify(core.control.state());
  };
  expect(await run()).toBe(await run());
});

test('asks neither the machine for the time nor for a random number when it is given both', async () => {
  const time = jest.spyOn(Date, 'now');
  const random = jest.spyOn(Math, 'random');
  await requester(build())('POST', '/v1/payment_intents', `${holdForm}&expand[]=latest_charge`);
  expect(time).not.toHaveBeenCalled();
  expect(random).not.toHaveBeenCalled();
  time.mockRestore();
  random.mockRestore();
});

test('ends a hold whose time is over before it looks at the next request', async () => {
  let nowMs = startMs;
  const core = createStandIn({ now: () => nowMs, random: numbers() });
  const { id } = await requester(core)('POST', '/v1/payment_intents', holdForm);
  nowMs += 604_801_000;
  expect(await requester(core)('POST', `/v1/payment_intents/${id}/capture`)).toMatchObject({
    error: { code: 'payment_intent_unexpected_state' },
  });
});
