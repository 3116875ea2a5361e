/** The checkout by hand of docs/local.md, against the running system, as it is written there. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { type CheckoutSystem, startCheckoutSystem } from '../support/system.ts';
import { readDocument } from './documents.ts';

const { blocks } = readDocument('docs/local.md');
const byHand = blocks.find((block) => block.text.includes('/checkouts"'))?.text ?? '';

let system: CheckoutSystem;
beforeAll(async () => {
  system = await startCheckoutSystem();
});
afterAll(() => system.stop());

/** What the commands print, in the system's own place instead of the one that people have. */
const printed = async (): Promise<string> => {
  const script = byHand.replace('http://localhost:8080', system.pageUrl);
  const child = spawn('bash', ['-euc', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  return text(child.stdout);
};

test('it shows the catalogue and a quote, and places a checkout that gets an order, once', async () => {
  const first = await printed();

  expect(first).toContain('"sku":"workshop"');
  expect(first).toContain('"total":1400');
  const [, id, status] = /"id":"(chk_\w+)","status":"(\w+)"/.exec(first) ?? [];
  expect(['confirmed', 'paid']).toContain(status);
  expect(await printed()).toContain(`"id":"${id}"`);
});
