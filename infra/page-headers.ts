/**
 * The page's security headers: the browser may talk to the shop and to Stripe, and nothing else.
 */
import { Duration, Fn } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { globalName } from './global-name.ts';
import { foreignImages } from './product-images.ts';
import type { StripeAccount } from './stripe-account.ts';

/** Source for Stripe's part: https://docs.stripe.com/security/guide#content-security-policy. */
export const pageHeaders = (scope: Construct, stripe: StripeAccount): ResponseHeadersPolicy => {
  const stripeJs = originOf(stripe.jsUrl);
  const contentSecurityPolicy = [
    "default-src 'none'",
    `script-src 'self' ${stripeJs} https://*.js.stripe.com`,
    `frame-src ${stripeJs} https://*.js.stripe.com https://hooks.stripe.com`,
    `connect-src 'self' ${stripe.apiUrl}`,
    "style-src 'self'",
    `img-src 'self' ${foreignImages}`,
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return new ResponseHeadersPolicy(scope, 'Headers', {
    responseHeadersPolicyName: globalName(scope, 'Page'),
    comment: 'The page talks to the shop and to Stripe, and is framed by nobody',
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: {
        referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
        override: true,
      },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(365),
        includeSubdomains: true,
        override: true,
      },
    },
  });
};

/** Scheme and host of a URL whose value is only known at the deployment. */
const originOf = (url: string): string => {
  const parts = Fn.split('/', url);
  return Fn.join('', [Fn.select(0, parts), '//', Fn.select(2, parts)]);
};
