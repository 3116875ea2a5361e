/** The command on the stack that runs on this machine, by its own way to it. */
import { serve } from '../../../local/http-server.ts';
import { run } from '../../../scripts/connect-stripe/run.ts';
import { awsServices } from '../../../scripts/connect-stripe/stack.ts';
import { stripeOf } from '../../../scripts/connect-stripe/stripe.ts';
import { runScript } from '../../support/run-script.ts';
import { type CheckoutSystem, startCheckoutSystem } from '../../support/system.ts';

let shop: CheckoutSystem;
/** Where `--port` finds the page: AWS's port is the second one after it. */
let port: number;
let stop: () => Promise<void>;
beforeAll(async () => {
  shop = await startCheckoutSystem();
  const aws = await serve(0, shop.aws);
  port = aws.port - 2;
  stop = aws.stop;
});
afterAll(async () => {
  await stop();
  await shop.stop();
});

const aws = () =>
  awsServices({ stack: 'Holdfast', local: { pageUrl: shop.pageUrl, awsUrl: shop.awsUrl } });

/** What was said, and the exit code. */
const connecting = async (args = '', environment: NodeJS.ProcessEnv = {}) => {
  const said: string[] = [];
  const noted: string[] = [];
  const all = `--local --port ${port} ${args}`.trim().split(' ');
  const code = await run(all, environment, {
    print: (line) => void said.push(line),
    note: (line) => void noted.push(line),
    isInteractive: false,
    ask: async () => '',
    confirm: async () => false,
  });
  return { code, said, noted: noted.join('\n') };
};

test('a stack on this machine is known by its account, its region and its name', async () => {
  expect(await aws().describe()).toMatchObject({
    name: 'Holdfast',
    shop: '000000000000/us-east-1/Holdfast',
    webhookUrl: `${shop.pageUrl}/api/stripe/webhook`,
    stripeApiUrl: shop.stripeUrl,
    publishableKey: 'pk_test_local',
  });
});

test('it is connected with the stand-in’s own keys, and takes the events of its new endpoint', async () => {
  const { code, said } = await connecting();
  expect([code, said.at(-1)]).toEqual([0, expect.stringMatching(/^Until the functions have/)]);
  const stack = await aws().describe();
  expect(await aws().getSecret(stack.secretKeyArn)).toBe('sk_test_local');

  const { body } = await shop.place();
  await shop.ended(body.id);
  const [endpoint] = await stripeOf('sk_test_local', shop.stripeUrl).endpoints(stack);
  const sent = shop.stripe.webhooks.pending().filter((each) => each.endpointId === endpoint?.id);
  expect(sent.length).toBeGreaterThan(0);
  for (const { id } of sent) expect(await shop.stripe.webhooks.deliver(id)).toBe(200);
});

test('once more it leaves everything as it is', async () => {
  const { said } = await connecting();
  expect(said.slice(1)).toEqual([
    'The secret key is stored already.',
    expect.stringMatching(/^The page at http:.* has no domain/),
    expect.stringMatching(/ is connected already\.$/),
  ]);
});

test('keys in the environment are not for the stand-in, and the command says so', async () => {
  const { said, noted } = await connecting('', { STRIPE_SECRET_KEY: 'sk_test_mine' });
  expect(said).toContain('The secret key is stored already.');
  expect(noted).toBe(
    'The Stripe stand-in has keys of its own: those in the environment are not taken.',
  );
});

test('a stack that does not exist is reported', async () => {
  const { code, noted } = await connecting('--stack Nope');
  expect([code, noted]).toEqual([
    1,
    expect.stringMatching(/^There is no stack Nope in this account and region/),
  ]);
});

describe('npm run connect-stripe', () => {
  const connectStripe = (args: readonly string[], environment?: NodeJS.ProcessEnv) =>
    runScript('scripts/connect-stripe.ts', args, environment);

  test('prints its usage and ends with 0 when it is asked for, with 2 for what it does not know', async () => {
    const help = await connectStripe(['--help']);
    expect([help.code, help.stdout]).toEqual([0, expect.stringMatching(/^Usage: npm run connect/)]);
    const typo = await connectStripe(['--rotat']);
    expect([typo.code, typo.stdout]).toEqual([2, '']);
    expect(typo.stderr).toMatch(/^Unknown option '--rotat'/);
  });

  test('without a region says what to set', async () => {
    const { code, stderr } = await connectStripe([]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^There is no AWS region: set AWS_/)]);
  });

  test('connects a stack in AWS with the keys of the environment', async () => {
    const environment = {
      AWS_ENDPOINT_URL: shop.awsUrl,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      STRIPE_SECRET_KEY: 'sk_test_mine',
      STRIPE_PUBLISHABLE_KEY: 'pk_test_mine',
    };
    const { code, stdout, stderr } = await connectStripe(['--dry-run'], environment);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Would store the secret key');
    expect(stdout).toContain('npm run deploy -- --parameters StripePublishableKey=pk_test_mine');
  });

  test('without keys, and with nobody to ask, says which one is missing', async () => {
    const environment = {
      AWS_ENDPOINT_URL: shop.awsUrl,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    };
    const { code, stderr } = await connectStripe([], environment);
    expect([code, stderr]).toEqual([
      2,
      'There is no STRIPE_SECRET_KEY: set it in the environment.\n',
    ]);
  });
});

test('it is taken off Stripe with the stored key, and then has no endpoint', async () => {
  expect((await connecting()).code).toBe(0);
  const { code, said } = await connecting('--remove');
  expect([code, said.at(-1)]).toEqual([0, expect.stringMatching(/^Removed the webhook endpoint/)]);
  const stack = await aws().describe();
  expect(await stripeOf('sk_test_local', shop.stripeUrl).endpoints(stack)).toEqual([]);
  expect((await connecting('--remove --rotate')).noted).toMatch(/^Give --rotate or --remove/);
});
