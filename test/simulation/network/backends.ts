/** The services behind the world's network: the stand-in, the DynamoDB engine, AWS's own protocols. */

import { noAnswer } from '@holdfast/stripe-stand-in/api';
import type { StandIn } from '@holdfast/stripe-stand-in/stand-in';
import type { HttpAnswer, HttpRequest } from '../../../local/http-api/gateway.ts';
import { pause, type VirtualTime } from '../world/virtual-time.ts';
import { forward } from './engine-wire.ts';
import type { WireAnswer, WireRequest } from './fake-http.ts';
import { playedByStandIn, type Service } from './faults.ts';
import type { Backend } from './network.ts';

const targetOf = ({ headers }: WireRequest): string =>
  headers['x-amz-target']?.split('.').at(-1) ?? '';

const awsFailure = (status: number, type: string, more: object = {}): WireAnswer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify({
    __type: `com.amazonaws#${type}`,
    message: 'Ordered by the plan.',
    ...more,
  }),
});

const failureOf: Backend['failure'] = (fault, name) => {
  if (fault === 'error-before') return awsFailure(500, 'InternalServerError');
  if (fault === 'throttled') return awsFailure(400, 'ThrottlingException');
  // In a transaction one of the items is busy. A single write meets another transaction.
  return name === 'TransactWriteItems'
    ? awsFailure(400, 'TransactionCanceledException', {
        CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
      })
    : awsFailure(400, 'TransactionConflictException');
};

/** Stripe's API, as the stand-in answers it, after so many milliseconds. */
export const stripeBackend = (standIn: StandIn, thinkingMs = 0): Backend => ({
  serviceOf: () => 'stripe',
  nameOf: ({ method, path }) =>
    `${method} ${path.replace(/\?.*$/, '').replace(/\b(pi|ch|re|dp|evt)_\w+/, ':id')}`,
  failure: failureOf,
  plays: (fault) => playedByStandIn[fault] !== undefined,
  answer: async ({ method, path, headers, body }, fault) => {
    if (thinkingMs > 0) await pause(thinkingMs);
    // At the last moment: it is for the next request that the stand-in gets.
    const kind = fault === undefined ? undefined : playedByStandIn[fault];
    const takeBack =
      kind === undefined ? undefined : standIn.control.faults.add({ kind, times: 1 });
    const [pathname = '', query = ''] = path.split('?');
    const answer = await standIn.api({
      method,
      path: pathname,
      query,
      body,
      authorization: headers.authorization,
      idempotencyKey: headers['idempotency-key'],
    });
    // A request that is one too many for Stripe does not meet it, and another one must not.
    takeBack?.();
    if (answer === noAnswer) return 'reset';
    return {
      status: answer.status,
      headers: { 'content-type': 'application/json', ...answer.headers },
      body: JSON.stringify(answer.body),
    };
  },
});

/** DynamoDB: the engine gets one request after the other, in the order of the world's time. */
export const dynamoDbBackend = (engineUrl: string, time: VirtualTime): Backend => ({
  serviceOf: () => 'dynamodb',
  nameOf: targetOf,
  failure: failureOf,
  answer: (request) => time.real(() => forward(engineUrl, request)),
});

/** By the names of AWS's protocol; every other target is Step Functions. */
const serviceOfTarget: Readonly<Record<string, Service>> = {
  secretsmanager: 'secrets',
  AWSEvents: 'events',
};

/** Step Functions, Secrets Manager and EventBridge. */
export const awsBackend = (aws: (request: HttpRequest) => Promise<HttpAnswer>): Backend => ({
  serviceOf: ({ headers }) =>
    serviceOfTarget[headers['x-amz-target']?.split('.')[0] ?? ''] ?? 'states',
  nameOf: targetOf,
  failure: failureOf,
  answer: async ({ method, path, headers, body }) => {
    const answer = await aws({
      method,
      path,
      query: '',
      headers,
      body: Buffer.from(body),
      sourceIp: '127.0.0.1',
    });
    return { status: answer.status, headers: answer.headers, body: answer.body.toString('utf8') };
  },
});
