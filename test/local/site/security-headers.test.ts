import { headersByPolicy } from '../../../local/site/security-headers.ts';
import { stackOf } from '../stack-of.ts';

const headersOf = (SecurityHeadersConfig: object) =>
  headersByPolicy(
    stackOf({
      Policy: {
        Type: 'AWS::CloudFront::ResponseHeadersPolicy',
        Properties: { ResponseHeadersPolicyConfig: { SecurityHeadersConfig } },
      },
    }),
  ).get('Policy');

test('a policy’s headers are those that CloudFront adds', () => {
  expect(
    headersOf({
      ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'none'" },
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'DENY' },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
    }),
  ).toEqual({
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  });
});

test('a policy adds nothing that it does not name, and never asks for TLS', () => {
  expect(headersOf({ StrictTransportSecurity: { AccessControlMaxAgeSec: 1 } })).toEqual({});
});
