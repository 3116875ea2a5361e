/**
 * The servers of a local run. They listen before the stack is resolved, so that it is resolved with
 * the ports that they really have.
 */
import type { StripeStandIn } from '@holdfast/stripe-stand-in/server';
import { type Engine, startEngine } from './dynamodb/engine.ts';
import { type HttpServer, listen } from './http-server.ts';
import { isPortTaken, portsTaken } from './ports.ts';

export type Servers = {
  readonly page: HttpServer;
  readonly aws: HttpServer;
  readonly dynamoDb: Engine;
  /** Undefined when the real Stripe is used. */
  readonly stripe: StripeStandIn | undefined;
  /** Stops all of them; a repeat does nothing more. */
  readonly close: () => Promise<void>;
};

type Options = {
  /** The page's port; the others follow it. Without it, each takes any port that is free. */
  readonly firstPort?: number;
  /** Where the tables are kept between runs; without it, they are in memory. */
  readonly folder?: string;
  readonly openStripe?: (port: number) => Promise<StripeStandIn>;
};

/**
 * Opens all of them, or none. The page and the AWS endpoint answer 503 until they are told what to
 * answer. Throws an Error that names every port that is taken, or the first other failure.
 */
export const openServers = async (options: Options = {}): Promise<Servers> => {
  const { firstPort, folder, openStripe } = options;
  const port = (offset: number): number => (firstPort === undefined ? 0 : firstPort + offset);
  const opened = await Promise.allSettled([
    listen(port(0)),
    openStripe?.(port(1)),
    listen(port(2)),
    startEngine({ port: port(3), ...(folder !== undefined && { folder }) }),
  ]);
  const [page, stripe, aws, dynamoDb] = opened;
  const close = async (): Promise<void> => {
    if (page.status === 'fulfilled') await page.value.stop();
    if (aws.status === 'fulfilled') await aws.value.stop();
    if (dynamoDb.status === 'fulfilled') await dynamoDb.value.stop();
    if (stripe.status === 'fulfilled') await stripe.value?.close();
  };
  if (
    page.status === 'fulfilled' &&
    stripe.status === 'fulfilled' &&
    aws.status === 'fulfilled' &&
    dynamoDb.status === 'fulfilled'
  ) {
    return {
      page: page.value,
      stripe: stripe.value,
      aws: aws.value,
      dynamoDb: dynamoDb.value,
      close,
    };
  }
  await close();
  throw failureOf(opened, firstPort ?? 0);
};

/** A failure of another kind is told first: it would remain after the port is free. */
const failureOf = (
  opened: readonly PromiseSettledResult<unknown>[],
  firstPort: number,
): unknown => {
  const reasons = opened.map((each) => (each.status === 'rejected' ? each.reason : undefined));
  const other = reasons.find((reason) => reason !== undefined && !isPortTaken(reason));
  if (other !== undefined) return other;
  return portsTaken(
    firstPort,
    reasons.flatMap((reason, offset) => (reason === undefined ? [] : [offset])),
  );
};
