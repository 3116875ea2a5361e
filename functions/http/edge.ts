/**
 * The way through CloudFront. A firewall (WAF) stands there: in a shop that has one, requests around
 * it are refused. Stripe's webhook is no matter of this, since Stripe signs what it sends.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { RequestProblem } from '../checkout/problems.ts';

export type Edge = {
  /** The value of the header by which CloudFront's requests are recognized. */
  readonly key: string;
  /** Whether there is no other way. */
  readonly isOnlyWay: boolean;
};

export const edgeHeader = 'x-holdfast-edge';

/** Throws `around_the_edge` for a request that came another way, where there is none. */
export const assertWay =
  ({ key, isOnlyWay }: Edge) =>
  ({ headers }: Pick<APIGatewayProxyEventV2, 'headers'>): void => {
    if (!isOnlyWay || headers[edgeHeader] === key) return;
    throw new RequestProblem('around_the_edge', {
      detail: 'The shop does not answer at this address. Please use the address of its page.',
    });
  };
