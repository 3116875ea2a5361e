/** Deploys the app with the CDK's own command, connects it with a Stripe stand-in, and removes it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runScript } from '../../support/run-script.ts';
import { peersFolder } from '../folder.ts';
import { lastLines, runCommand } from '../run-command.ts';
import type { Emulator } from './emulator.ts';

export type Deployment = {
  /** In front of `/api`. */
  readonly apiUrl: string;
  /** Deploys the same again. Resolves to what the CDK said. */
  readonly again: () => Promise<string>;
  /** Resolves to what is wrong with it; undefined if nothing is. */
  readonly destroy: () => Promise<string | undefined>;
};

const seconds = 150;
const stack = 'Holdfast';

export const deploy = async (
  { url, environment }: Emulator,
  assembly: string,
  stripeUrl: string,
): Promise<Deployment> => {
  const outputs = path.join(peersFolder, 'outputs.json');
  const cdk = async (...args: readonly string[]) => {
    const ran = await runCommand('cdk', [...args, '--app', assembly], {
      env: environment,
      seconds,
    });
    if (ran.code !== 0) throw new Error(`cdk ${args[0]} failed: ${lastLines(ran, 6)}`);
    return `${ran.stdout}${ran.stderr}`;
  };
  const parameters = Object.entries({
    StripeApiUrl: stripeUrl,
    StripeJsUrl: `${stripeUrl}/v3/`,
    AttemptsPerHour: '1000',
  }).flatMap(([name, value]) => ['--parameters', `${name}=${value}`]);
  const deployAll = () =>
    cdk('deploy', '--require-approval', 'never', '--outputs-file', outputs, ...parameters);
  await cdk('bootstrap', 'aws://000000000000/us-east-1');
  await deployAll();
  const { StripeWebhookUrl = '' } =
    (JSON.parse(readFileSync(outputs, 'utf8')) as Record<string, Record<string, string>>)[stack] ??
    {};
  // Names below `localhost` are not found by every resolver, so the API is called by its path.
  const apiId = new URL(StripeWebhookUrl).hostname.split('.')[0];
  const apiUrl = `${url}/_aws/execute-api/${apiId}/$default`;
  await connect(environment, stripeUrl, `${apiUrl}/api/stripe/webhook`);
  return {
    apiUrl,
    again: deployAll,
    destroy: () =>
      cdk('destroy', '--force').then(
        () => undefined,
        (error: Error) => error.message,
      ),
  };
};

/** By `npm run connect-stripe`; then the endpoint gets the address at which the API is called here. */
const connect = async (
  environment: NodeJS.ProcessEnv,
  stripeUrl: string,
  webhookUrl: string,
): Promise<void> => {
  const connected = await runScript('scripts/connect-stripe.ts', [], {
    ...environment,
    STRIPE_SECRET_KEY: 'sk_test_emulated',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_emulated',
  });
  if (connected.code !== 0) throw new Error(`connect-stripe failed: ${connected.stderr}`);
  const headers = { Authorization: 'Bearer sk_test_emulated' };
  const list = await fetch(`${stripeUrl}/v1/webhook_endpoints`, { headers });
  const { data } = (await list.json()) as { readonly data: readonly { readonly id: string }[] };
  const body = new URLSearchParams({ url: webhookUrl });
  for (const { id } of data) {
    await fetch(`${stripeUrl}/v1/webhook_endpoints/${id}`, { method: 'POST', headers, body });
  }
};
