import { propertiesOf } from '../support/template.ts';

const { ResponseHeadersPolicyConfig } = propertiesOf('AWS::CloudFront::ResponseHeadersPolicy')
  .PageHeaders as {
  ResponseHeadersPolicyConfig: {
    SecurityHeadersConfig: {
      ContentSecurityPolicy: { ContentSecurityPolicy: string; Override: boolean };
    };
  };
};
const { SecurityHeadersConfig } = ResponseHeadersPolicyConfig;
// Scheme and host of the parameter with Stripe.js's address.
const stripeJs = [0, 2]
  .map((part) => `<Fn::Select ${JSON.stringify([part, `<Fn::Split ["/","<StripeJsUrl>"]>`])}>`)
  .join('//');

describe('the page’s headers', () => {
  test('let it talk to the shop and to Stripe, and to nobody else', () => {
    const { ContentSecurityPolicy } = SecurityHeadersConfig.ContentSecurityPolicy;
    expect(ContentSecurityPolicy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src 'self' ${stripeJs} https://*.js.stripe.com`,
      `frame-src ${stripeJs} https://*.js.stripe.com https://hooks.stripe.com`,
      "connect-src 'self' <StripeApiUrl>",
      "style-src 'self'",
      "img-src 'self' https://*.stripe.com",
      "font-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  test('allow no code or style in the page’s text', () => {
    expect(JSON.stringify(SecurityHeadersConfig)).not.toMatch(/unsafe-|data:|\*;/);
  });

  test('forbid frames, guessed types and plain HTTP, whatever the bucket says', () => {
    expect(SecurityHeadersConfig).toMatchObject({
      ContentSecurityPolicy: { Override: true },
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'DENY', Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'strict-origin-when-cross-origin', Override: true },
      StrictTransportSecurity: {
        AccessControlMaxAgeSec: 31_536_000,
        IncludeSubdomains: true,
        Override: true,
      },
    });
  });
});
