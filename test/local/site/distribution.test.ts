import type { HttpRequest } from '../../../local/http-api/gateway.ts';
import { distributionOf } from '../../../local/site/distribution.ts';
import { requestOf } from '../request-of.ts';
import { stackOf } from '../stack-of.ts';

const policy = {
  Type: 'AWS::CloudFront::ResponseHeadersPolicy',
  Properties: {
    ResponseHeadersPolicyConfig: {
      SecurityHeadersConfig: { FrameOptions: { FrameOption: 'DENY' } },
    },
  },
};
const config = {
  DefaultRootObject: 'index.html',
  Origins: [
    { Id: 'site', DomainName: 'shop-site.s3.us-east-1.amazonaws.com', S3OriginConfig: {} },
    {
      Id: 'api',
      DomainName: 'api',
      OriginCustomHeaders: [{ HeaderName: 'X-Origin', HeaderValue: 'secret' }],
    },
  ],
  DefaultCacheBehavior: { TargetOriginId: 'site', ResponseHeadersPolicyId: { Ref: 'Policy' } },
  CacheBehaviors: [{ TargetOriginId: 'api', PathPattern: '/api/*' }],
};
const distribution = (DistributionConfig: object = config) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: { DistributionConfig },
});
const files = new Map([
  ['index.html', Buffer.from('page')],
  ['a b.js', Buffer.from('script')],
]);

const siteBuckets = new Map([['shop-site', files]]);
const parts = { buckets: new Map(), api: () => Promise.reject(new Error('not asked')) };

/** A shop with a page, and with an API that keeps what it was asked. */
const shop = () => {
  const seen: HttpRequest[] = [];
  const answer = distributionOf(stackOf({ Policy: policy, Site: distribution() }), {
    buckets: siteBuckets,
    api: async (request) => {
      seen.push(request);
      return { status: 201, headers: { location: '/x' }, body: Buffer.from('made') };
    },
  });
  return { seen, answer };
};
const get = (path: string, method = 'GET') => shop().answer(requestOf({ method, path }));

test.each([
  ['/', 'page', 'text/html; charset=utf-8'],
  ['/index.html', 'page', 'text/html; charset=utf-8'],
  ['/a%20b.js', 'script', 'text/javascript; charset=utf-8'],
])('%s is a file, with its type and the policy’s headers', async (path, text, type) => {
  const { status, headers, body } = await get(path);
  expect([status, body.toString()]).toEqual([200, text]);
  expect(headers).toMatchObject({ 'content-type': type, 'x-frame-options': 'DENY' });
});

test('a file that does not exist is forbidden, as a private bucket answers', async () => {
  expect((await get('/missing.js')).status).toBe(403);
});

test('a file that does not exist is answered with the page that the template has for it', async () => {
  const rule = { ErrorCode: 403, ResponseCode: 404, ResponsePagePath: '/index.html' };
  const resources = {
    Policy: policy,
    Site: distribution({ ...config, CustomErrorResponses: [rule] }),
  };
  const answer = distributionOf(stackOf(resources), { ...parts, buckets: siteBuckets });
  const { status, headers, body } = await answer(requestOf({ method: 'GET', path: '/x/y' }));
  expect([status, body.toString()]).toEqual([404, 'page']);
  expect(headers).toMatchObject({ 'x-frame-options': 'DENY' });
});

test('a file can only be read', async () => {
  expect((await get('/index.html', 'HEAD')).status).toBe(200);
  expect((await get('/index.html', 'POST')).status).toBe(405);
});

test('a request for the API’s path reaches it, with who asked and the origin’s own headers', async () => {
  const { seen, answer } = shop();
  const request = requestOf({
    path: '/api/quotes',
    headers: { accept: 'a/b', 'x-forwarded-for': '198.51.100.7', 'x-origin': 'forged' },
  });
  expect(await answer(request)).toMatchObject({ status: 201, headers: { location: '/x' } });
  expect(seen).toMatchObject([
    {
      path: '/api/quotes',
      sourceIp: '127.0.0.1',
      headers: {
        accept: 'a/b',
        'x-origin': 'secret',
        'x-forwarded-for': '198.51.100.7, 203.0.113.9',
      },
    },
  ]);
});

test('an answer of the API has no headers of a policy that its path does not name', async () => {
  expect((await get('/api/quotes')).headers).toEqual({ location: '/x' });
});

test.each([
  ['no distribution', {}],
  ['two', { One: distribution(), Other: distribution(), Policy: policy }],
])('a template with %s can’t be run here', (_, resources) => {
  expect(() => distributionOf(stackOf(resources), parts)).toThrow(
    'The template must have one CloudFront distribution.',
  );
});

test('a function at the edge can’t be run here', () => {
  const DefaultCacheBehavior = { ...config.DefaultCacheBehavior, FunctionAssociations: [] };
  const resources = { Site: distribution({ ...config, DefaultCacheBehavior }), Policy: policy };
  expect(() => distributionOf(stackOf(resources), parts)).toThrow(/CloudFront functions/);
});
