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

test('nothing is started until somebody asks', async () => {
  expect(onDemand.processId()).toBeUndefined();
  await ask();
  expect(onDemand.processId()).toBeGreaterThan(0);
});

test('whoever asks, and however many at once, is told of the same browser and shop', async () => {
  const [first, second] = await Promise.all([ask(), ask()]);

  expect(second).toEqual(first);
  expect(await ask()).toEqual(first);
  expect((await fetch(first.pageUrl)).status).toBe(200);
});

test('in the end neither the process nor the shop is there any more', async () => {
  const { pageUrl } = await ask();
  const processId = onDemand.processId() ?? 0;
  await onDemand.stop();

  expect(() => process.kill(processId, 0)).toThrow('ESRCH');
  await expect(fetch(pageUrl)).rejects.toThrow('fetch failed');
});
