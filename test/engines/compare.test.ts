import { type Engine, startEngine } from '../../local/dynamodb/engine.ts';
import { type HttpServer, jsonAnswer, serve } from '../../local/http-server.ts';
import { forward } from '../simulation/network/engine-wire.ts';
import { lackOfDynamoDbLocal } from './both.ts';
import { differenceOf } from './compare.ts';

let engines: readonly Engine[];
let proxy: HttpServer | undefined;
beforeEach(async () => {
  engines = await Promise.all([startEngine(), startEngine()]);
});
afterEach(async () => {
  await proxy?.stop();
  await Promise.all(engines.map(({ stop }) => stop()));
});
const urls = () => engines.map(({ url }) => url) as unknown as readonly [string, string];

test('an engine differs in nothing from another of its kind, whatever the store asks', async () => {
  expect(await differenceOf(urls(), { runs: 30 })).toBeUndefined();
});

/** The second engine, answering as this says. */
const changed = async (change: (body: string, action: string) => string) => {
  const [first, second] = urls();
  proxy = await serve(0, async ({ headers, body }) => {
    const sent = Object.fromEntries(
      Object.entries(headers).filter(([name]) => !['host', 'connection'].includes(name)),
    ) as Record<string, string>;
    const answer = await forward(second, { headers: sent, body: body.toString() });
    const text = change(answer.body, sent['x-amz-target'] ?? '');
    return jsonAnswer(answer.status, JSON.parse(text));
  });
  return [first, proxy.url] as const;
};

test.each([
  ['the name of an error', 'ConditionalCheckFailedException', 'ValidationException'],
  ['the reasons of a canceled transaction', '"Code":"ConditionalCheckFailed"', '"Code":"None"'],
  ['a number', '{"N":"2"}', '{"N":"3"}'],
])(
  '%s that is another one is found, and told with the calls that lead to it',
  async (_, of, to) => {
    const found = await differenceOf(await changed((body) => body.replaceAll(of, to)), {
      runs: 300,
      seed: 7,
    });
    expect(found).toMatch(/^seed 7:\n[\s\S]* was answered with\n.*\nand with\n/);
  },
);

test('the wording of an error is no difference', async () => {
  const other = await changed((body) => body.replace(/"([mM]essage)":"[^"]*"/, '"$1":"No."'));
  expect(await differenceOf(other, { runs: 30 })).toBeUndefined();
});

test('a machine without Java is told what it lacks', () => {
  expect(lackOfDynamoDbLocal({ PATH: '' })).toMatch(/needs java on the PATH/);
});
