/**
 * The page: static files in a private bucket behind CloudFront. CloudFront also passes /api on, so
 * that the page and the API have the same origin. Stripe.js is loaded from Stripe's own address.
 */
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  type ErrorResponse,
  OriginRequestPolicy,
  type ResponseHeadersPolicy,
  S3OriginAccessControl,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { CheckoutApi } from './checkout-api.ts';
import { edgeHeader } from './edge-key.ts';
import { globalName } from './global-name.ts';
import { PageFiles } from './page-files.ts';
import { pageHeaders } from './page-headers.ts';
import type { PageLook } from './page-sources.ts';
import type { Settings } from './settings.ts';
import type { StripeAccount } from './stripe-account.ts';

type Props = {
  readonly api: CheckoutApi;
  readonly stripe: StripeAccount;
  readonly edgeKey: string;
  readonly settings: Settings;
  readonly look: PageLook;
};

export class PaymentPage extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    // The cast: under exactOptionalPropertyTypes, aws-cdk-lib's own types don't fit each other.
    const bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // The page is in the repository, so its copy may be deleted with the stack.
      removalPolicy: RemovalPolicy.DESTROY,
    }) as IBucket;
    acknowledge(bucket, {
      'AwsSolutions-S1': 'Holds the public page alone, read by CloudFront alone.',
    });
    const distribution = this.distribution(bucket, props);
    new PageFiles(this, 'Files', { bucket, distribution, ...props });
    this.url = `https://${distribution.distributionDomainName}/`;
  }

  private distribution(
    bucket: IBucket,
    { api, stripe, edgeKey, settings: { webAclArn } }: Props,
  ): Distribution {
    const { region, urlSuffix } = Stack.of(this);
    const headers: ResponseHeadersPolicy = pageHeaders(this, stripe);
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'The checkout page and its API',
      ...(webAclArn !== undefined && { webAclId: webAclArn }),
      defaultRootObject: 'index.html',
      errorResponses: errorResponses(),
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket, {
          originAccessControl: new S3OriginAccessControl(this, 'Access', {
            originAccessControlName: globalName(this, 'Page'),
          }),
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: headers,
      },
      additionalBehaviors: {
        '/api/*': {
          origin: new HttpOrigin(`${api.api.apiId}.execute-api.${region}.${urlSuffix}`, {
            customHeaders: { [edgeHeader]: edgeKey },
            readTimeout: Duration.seconds(30),
          }),
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        },
      },
    });
    acknowledge(distribution, {
      'AwsSolutions-CFR1': 'A shop sells where it wants to: restrict countries in your fork.',
      'AwsSolutions-CFR2':
        'Attempts are limited per viewer; the setting webAclArn adds a WAF, which CloudFront’s Free plan includes.',
      'AwsSolutions-CFR3':
        'Access logs would keep shoppers’ addresses; the API logs its requests without.',
      'AwsSolutions-CFR4': 'CloudFront’s own domain allows no other; a custom domain uses TLS 1.2.',
    });
    return distribution;
  }
}

/**
 * A private bucket answers 403 for a file that is missing: that becomes a page that says so. These rules
 * are for the whole distribution, and so for the API, too: its 404 is an answer, which no page may
 * replace. Nor may an error of the API be kept: CloudFront would keep each for ten seconds, even one
 * that forbids it. Source:
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html
 */
const errorResponses = (): ErrorResponse[] => [
  {
    httpStatus: 403,
    responseHttpStatus: 404,
    responsePagePath: '/404.html',
    ttl: Duration.seconds(0),
  },
  ...[400, 404, 405, 500, 502, 503, 504].map((httpStatus) => ({
    httpStatus,
    ttl: Duration.seconds(0),
  })),
];
