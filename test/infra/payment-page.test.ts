import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { languageTags } from '../../web/language/languages.ts';
import { assemblyFolder } from '../support/synthesize-once.ts';
import { propertiesOf } from '../support/template.ts';

type Behavior = {
  readonly PathPattern?: string;
  readonly CachePolicyId: string;
  readonly OriginRequestPolicyId?: string;
  readonly AllowedMethods?: readonly string[];
  readonly ViewerProtocolPolicy: string;
  readonly TargetOriginId: string;
  readonly ResponseHeadersPolicyId?: string;
};
type Origin = {
  readonly Id: string;
  readonly DomainName: string;
  readonly OriginAccessControlId?: string;
  readonly CustomOriginConfig?: object;
  readonly OriginCustomHeaders?: readonly { readonly HeaderName: string; HeaderValue: string }[];
};
const { DistributionConfig } = propertiesOf('AWS::CloudFront::Distribution').PageDistribution as {
  DistributionConfig: {
    DefaultRootObject: string;
    CustomErrorResponses: readonly object[];
    DefaultCacheBehavior: Behavior;
    CacheBehaviors: readonly Behavior[];
    Origins: readonly Origin[];
  };
};
const { DefaultCacheBehavior, CacheBehaviors, Origins } = DistributionConfig;
const originOf = ({ TargetOriginId }: Behavior) => Origins.find(({ Id }) => Id === TargetOriginId);
const [apiBehavior] = CacheBehaviors;
if (apiBehavior === undefined) throw new Error('There is no behavior for the API.');

const pageFolder = (): string =>
  readdirSync(assemblyFolder)
    .map((name) => path.join(assemblyFolder, name))
    .find((folder) => existsSync(path.join(folder, 'checkout.js'))) ?? '';

describe('the page’s bucket', () => {
  test('is private and encrypted', () => {
    expect(propertiesOf('AWS::S3::Bucket').PageBucket).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
        ],
      },
    });
  });

  test('is read only by this distribution, and by nobody without TLS', () => {
    const { PolicyDocument } = propertiesOf('AWS::S3::BucketPolicy').PageBucketPolicy as {
      PolicyDocument: { Statement: readonly Record<string, unknown>[] };
    };
    const [denied, allowed, ...others] = PolicyDocument.Statement;
    expect(denied).toMatchObject({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
    expect(allowed).toEqual({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Condition: {
        StringEquals: {
          'AWS:SourceArn':
            'arn:<AWS::Partition>:cloudfront::<AWS::AccountId>:distribution/<PageDistribution>',
        },
      },
      Resource: '<PageBucket.Arn>/*',
    });
    expect(others).toEqual([]);
  });
});

describe('the page', () => {
  test('comes from the bucket by signed requests, over HTTPS, with its headers', () => {
    expect(DistributionConfig.DefaultRootObject).toBe('index.html');
    expect(DefaultCacheBehavior).toMatchObject({
      ViewerProtocolPolicy: 'redirect-to-https',
      ResponseHeadersPolicyId: '<PageHeaders>',
    });
    expect(originOf(DefaultCacheBehavior)).toMatchObject({
      DomainName: '<PageBucket.RegionalDomainName>',
      OriginAccessControlId: '<PageAccess.Id>',
    });
    expect(Object.values(propertiesOf('AWS::CloudFront::OriginAccessControl'))).toMatchObject([
      { OriginAccessControlConfig: { SigningBehavior: 'always', SigningProtocol: 'sigv4' } },
    ]);
  });

  test('is in place of what the bucket says of a file that is missing', () => {
    expect(DistributionConfig.CustomErrorResponses).toContainEqual({
      ErrorCode: 403,
      ResponseCode: 404,
      ResponsePagePath: '/404.html',
      ErrorCachingMinTTL: 0,
    });
  });

  test('is copied without being kept by browsers, and replaces what was there', () => {
    expect(Object.values(propertiesOf('Custom::CDKBucketDeployment'))).toMatchObject([
      {
        DestinationBucketName: '<PageBucket>',
        DistributionId: '<PageDistribution>',
        DistributionPaths: ['/*'],
        SystemMetadata: { 'cache-control': 'no-cache' },
        Prune: true,
      },
    ]);
  });

  test('is deleted with the stack, so that its bucket can be, too', () => {
    expect(Object.values(propertiesOf('Custom::CDKBucketDeployment'))).toMatchObject([
      { RetainOnDelete: false },
    ]);
    // With this right the copier would find the CDK's tag on the bucket, and keep the files.
    expect(JSON.stringify(propertiesOf('AWS::IAM::Policy'))).not.toMatch(/s3:GetBucket|s3:\*/);
  });

  test('is deployed as the bundled script with the styles and pictures beside it', () => {
    expect(readdirSync(pageFolder()).sort()).toEqual([
      '404.html',
      'checkout.js',
      'checkout.js.map',
      'images',
      'language',
      'styles.css',
    ]);
  });

  test('has a file for each language but English, and none for what they would share', () => {
    const files = readdirSync(path.join(pageFolder(), 'language')).filter((file) =>
      file.endsWith('.js'),
    );
    const others = languageTags.filter((tag) => tag !== 'en');
    expect(files.map((file) => file.split('-')[0]).toSorted()).toEqual(others.toSorted());
  });

  test('gets the publishable key and Stripe.js’s address of the deployment', () => {
    const html = readdirSync(assemblyFolder)
      .map((name) => path.join(assemblyFolder, name, 'index.html'))
      .find((file) => existsSync(file));
    const text = readFileSync(html ?? '', 'utf8');
    expect(text).not.toMatch(/js\.stripe\.com|\{\{/);
    const [{ SourceMarkers }] = Object.values(propertiesOf('Custom::CDKBucketDeployment')) as [
      { SourceMarkers: readonly Record<string, string>[] },
    ];
    const markers = Object.assign({}, ...SourceMarkers) as Record<string, string>;
    expect(Object.values(markers).sort()).toEqual(['<StripeJsUrl>', '<StripePublishableKey>']);
    for (const marker of Object.keys(markers)) expect(text).toContain(marker);
  });
});

describe('the API, on the page’s own origin,', () => {
  // AWS's managed policies: CachingDisabled and AllViewerExceptHostHeader.
  test('is never cached, and gets what the viewer sent', () => {
    expect(CacheBehaviors).toHaveLength(1);
    expect(apiBehavior).toMatchObject({
      PathPattern: '/api/*',
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
      ViewerProtocolPolicy: 'https-only',
      AllowedMethods: expect.arrayContaining(['GET', 'POST']),
    });
  });

  test('says an error itself, and none of its errors is kept by CloudFront', () => {
    const rules = DistributionConfig.CustomErrorResponses;
    for (const ErrorCode of [400, 404, 405, 500, 502, 503, 504]) {
      expect(rules).toContainEqual({ ErrorCode, ErrorCachingMinTTL: 0 });
    }
  });

  test('is reached over TLS, for longer than the longest wait', () => {
    expect(originOf(apiBehavior)).toMatchObject({
      DomainName: '<ApiHttp>.execute-api.<AWS::Region>.<AWS::URLSuffix>',
      CustomOriginConfig: {
        OriginProtocolPolicy: 'https-only',
        OriginSSLProtocols: ['TLSv1.2'],
        OriginReadTimeout: 30,
      },
    });
  });

  test('knows CloudFront by a header whose value is the API’s setting', () => {
    const { Environment } = propertiesOf('AWS::Lambda::Function').Api as {
      Environment: { Variables: Record<string, unknown> };
    };
    expect(originOf(apiBehavior)?.OriginCustomHeaders).toEqual([
      { HeaderName: 'X-Holdfast-Edge', HeaderValue: Environment.Variables.EDGE_KEY },
    ]);
  });
});
