import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { closeAfterTest } from './support/after-test.ts';
import { nodes, runToEnd, runToFailure, startUntil } from './support/process.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const start = path.resolve(import.meta.dirname, '../start.js');
const elsewhere = { cwd: temporaryFolder() };

describe.each(nodes())('the command on %s', (node) => {
  test('serves until it is interrupted, from any folder', async () => {
    const started = await startUntil(/ready/, node, [start, '--port', '0'], elsewhere);
    const url = /http:\S+(?=\/_control\/)/.exec(started.output())?.[0];
    const { status } = await fetch(`${url}/_control/clock`);
    expect(status).toBe(200);
    expect(await started.end()).toMatchObject({ code: 0 });
  });

  test('prints its options', async () => {
    expect(await runToEnd(node, [start, '--help'], elsewhere)).toContain('--webhook <url>');
  });
});

test('it goes on serving when nobody reads its lines any more', async () => {
  const started = await startUntil(/ready/, process.execPath, [start, '--port', '0'], elsewhere);
  const url = /http:\S+(?=\/_control\/)/.exec(started.output())?.[0];
  started.stopReading();
  const headers = { Authorization: 'Bearer sk_test_x' };
  for (const _ of [1, 2, 3]) {
    expect((await fetch(`${url}/v1/account`, { headers })).status).toBe(200);
  }
  expect(await started.end()).toMatchObject({ code: 0 });
});

test('a wrong option ends it with a sentence, and without a stack', async () => {
  expect(await runToFailure(process.execPath, [start, '--prot', '1'], elsewhere)).toEqual({
    code: 1,
    stderr: expect.stringMatching(/^There is no option --prot\. There are --port, [^\n]*\n$/),
  });
});

test('a port that is taken ends it with a sentence', async () => {
  const other = createServer();
  closeAfterTest({ close: () => new Promise((resolve) => other.close(resolve)) });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve()));
  const { port } = other.address() as AddressInfo;
  const args = [start, '--port', String(port)];
  expect(await runToFailure(process.execPath, args, elsewhere)).toEqual({
    code: 1,
    stderr: expect.stringMatching(new RegExp(`^Port ${port} is taken[^\n]*\n$`)),
  });
});

test('what happened is there in the next run on the same data, after an interrupt', async () => {
  const args = [start, '--port', '0', '--data', path.join(temporaryFolder(), 'state.json')];
  const request = async (output: string, method: string, where: string, body?: string) => {
    const url = /http:\S+(?=\/_control\/)/.exec(output)?.[0];
    const headers = { Authorization: 'Bearer sk_test_x' };
    const init = { method, headers, ...(body !== undefined && { body }) };
    return (await fetch(`${url}${where}`, init)).json();
  };
  const first = await startUntil(/ready/, process.execPath, args, elsewhere);
  await request(first.output(), 'POST', '/v1/payment_intents', 'amount=4200&currency=usd');
  expect(await first.end()).toMatchObject({
    code: 0,
    output: expect.stringContaining('POST /v1/payment_intents  200'),
  });
  const second = await startUntil(/ready/, process.execPath, args, elsewhere);
  const { paymentIntents } = await request(second.output(), 'GET', '/_control/state');
  await second.end();
  expect(paymentIntents).toMatchObject([{ amount: 4200 }]);
});
