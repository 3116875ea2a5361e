/** The process behind what the page's tests share: started by the first who asks, gone in the end. */
import type { Addresses, HostMessage } from './addresses.ts';
import { type OnDemand, serveOnDemand } from './on-demand.ts';

let onDemand: OnDemand;
beforeEach(async () => {
  onDemand = await serveOnDemand();
});
afterEach(() => onDemand.stop());

const ask = async (): Promise<Addresses> => {
  const message: HostMessage = JSON.parse(await (await fetch(onDemand.url)).text());
  if ('failure' in message) throw new Error(message.failure);
  return message.addresses;
};

test('both are started by the first who asks, once, and are gone in the end', async () => {
  expect(onDemand.processId()).toBeUndefined();
  const [first, second] = await Promise.all([ask(), ask()]);
  const processId = onDemand.processId() ?? 0;
  expect(second).toEqual(first);
  expect(await ask()).toEqual(first);
  expect((await fetch(first.pageUrl)).status).toBe(200);

  await onDemand.stop();
  expect(() => process.kill(processId, 0)).toThrow('ESRCH');
  await expect(fetch(first.pageUrl)).rejects.toThrow('fetch failed');
});
