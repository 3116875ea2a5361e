/** CloudFront's response headers policies, and the headers that each of them adds to an answer. */
import type { Stack } from '../template/stack.ts';

type PolicyProperties = {
  readonly ResponseHeadersPolicyConfig: {
    readonly SecurityHeadersConfig?: {
      readonly ContentSecurityPolicy?: { readonly ContentSecurityPolicy: string };
      readonly ContentTypeOptions?: unknown;
      readonly FrameOptions?: { readonly FrameOption: string };
      readonly ReferrerPolicy?: { readonly ReferrerPolicy: string };
    };
  };
};

/**
 * The headers by the policy's id. Strict-Transport-Security is left out: there is no TLS on one
 * machine, and a browser would remember it for localhost.
 */
export const headersByPolicy = (stack: Stack): ReadonlyMap<string, Record<string, string>> =>
  new Map(
    stack
      .ofType<PolicyProperties>('AWS::CloudFront::ResponseHeadersPolicy')
      .map(({ ref, properties }) => [ref, headersOf(properties)]),
  );

const headersOf = ({ ResponseHeadersPolicyConfig }: PolicyProperties): Record<string, string> => {
  const { SecurityHeadersConfig: security } = ResponseHeadersPolicyConfig;
  const headers: Record<string, string | undefined> = {
    'content-security-policy': security?.ContentSecurityPolicy?.ContentSecurityPolicy,
    'x-content-type-options': security?.ContentTypeOptions === undefined ? undefined : 'nosniff',
    'x-frame-options': security?.FrameOptions?.FrameOption,
    'referrer-policy': security?.ReferrerPolicy?.ReferrerPolicy,
  };
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
};
