/**
 * A CloudFront distribution: it serves files, passes the API’s paths on, and adds the policies’
 * headers.
 */
import path from 'node:path';
import type { HttpAnswer, HttpRequest } from '../http-api/gateway.ts';
import type { Stack } from '../template/stack.ts';
import type { Bucket } from './bucket.ts';
import { type ErrorResponse, withErrorPage } from './error-responses.ts';
import { headersByPolicy } from './security-headers.ts';

type Origin = {
  readonly Id: string;
  readonly DomainName: string;
  readonly S3OriginConfig?: unknown;
  readonly OriginCustomHeaders?: readonly {
    readonly HeaderName: string;
    readonly HeaderValue: string;
  }[];
};

type Behavior = {
  readonly TargetOriginId: string;
  readonly PathPattern?: string;
  readonly ResponseHeadersPolicyId?: string;
  readonly FunctionAssociations?: unknown;
};

type DistributionConfig = {
  readonly DefaultRootObject?: string;
  readonly Origins: readonly Origin[];
  readonly DefaultCacheBehavior: Behavior;
  readonly CacheBehaviors?: readonly Behavior[];
  readonly CustomErrorResponses?: readonly ErrorResponse[];
};

type Origins = {
  readonly buckets: ReadonlyMap<string, Bucket>;
  readonly api: (request: HttpRequest) => Promise<HttpAnswer>;
};

const edgeAddress = '127.0.0.1';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.map': 'application/json',
};

/** Answers requests as the template's only distribution would. */
export const distributionOf = (stack: Stack, { buckets, api }: Origins) => {
  const [distribution, ...more] = stack.ofType<{ DistributionConfig: DistributionConfig }>(
    'AWS::CloudFront::Distribution',
  );
  if (distribution === undefined || more.length > 0) {
    throw new Error('The template must have one CloudFront distribution.');
  }
  const { DistributionConfig: config } = distribution.properties;
  const policies = headersByPolicy(stack);
  const behaviors = [...(config.CacheBehaviors ?? []), config.DefaultCacheBehavior];
  if (behaviors.some(({ FunctionAssociations }) => FunctionAssociations !== undefined)) {
    throw new Error('CloudFront functions can’t be run here: teach local/site/distribution.ts.');
  }

  const routeOf = (requested: string) => {
    const behavior = behaviors.find(({ PathPattern }) => fits(PathPattern, requested));
    const origin = config.Origins.find(({ Id }) => Id === behavior?.TargetOriginId);
    if (behavior === undefined || origin === undefined) throw new Error('No origin fits.');
    return { behavior, origin };
  };
  const pageFor = (request: HttpRequest) => (path: string) =>
    fileOf(buckets, routeOf(path).origin, { ...request, method: 'GET', path });

  return async (request: HttpRequest): Promise<HttpAnswer> => {
    const { behavior, origin } = routeOf(request.path);
    const answer =
      origin.S3OriginConfig === undefined
        ? await api(passedOn(request, origin))
        : fileOf(buckets, origin, request, config.DefaultRootObject);
    const shown = withErrorPage(answer, config.CustomErrorResponses ?? [], pageFor(request));
    const added = policies.get(behavior.ResponseHeadersPolicyId ?? '') ?? {};
    return { ...shown, headers: { ...shown.headers, ...added } };
  };
};

const fits = (pattern: string | undefined, requested: string): boolean => {
  if (pattern === undefined) return true;
  const [start = '', ...rest] = pattern.split('*');
  return requested.startsWith(start) && (rest.length > 0 || requested === start);
};

/** CloudFront adds the client's address to `x-forwarded-for`, and the origin's own headers. */
const passedOn = (request: HttpRequest, { OriginCustomHeaders = [] }: Origin): HttpRequest => ({
  ...request,
  headers: {
    ...request.headers,
    ...Object.fromEntries(
      OriginCustomHeaders.map(({ HeaderName, HeaderValue }) => [
        HeaderName.toLowerCase(),
        HeaderValue,
      ]),
    ),
    'x-forwarded-for': [request.headers['x-forwarded-for'], request.sourceIp]
      .filter(Boolean)
      .join(', '),
  },
  sourceIp: edgeAddress,
});

const fileOf = (
  buckets: ReadonlyMap<string, Bucket>,
  { DomainName }: Origin,
  { method, path: requested }: HttpRequest,
  rootObject = '',
): HttpAnswer => {
  const bucket = [...buckets].find(([name]) => DomainName.startsWith(`${name}.`))?.[1];
  const key = requested === '/' ? rootObject : decodeURI(requested).slice(1);
  const body = bucket?.get(key);
  if (method !== 'GET' && method !== 'HEAD') return text(405, 'Method Not Allowed');
  // A private bucket answers 403 for a missing file, so that nobody learns what is there.
  if (body === undefined) return text(403, 'Access Denied');
  const type = types[path.extname(key)] ?? 'application/octet-stream';
  return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-cache' }, body };
};

const text = (status: number, said: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/plain' },
  body: Buffer.from(said),
});
