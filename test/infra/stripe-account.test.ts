import { propertiesOf, template } from '../support/template.ts';

const parameters = template().Parameters;
const accepts = (name: string, value: string): boolean =>
  new RegExp(`^(?:${parameters[name]?.AllowedPattern})$`).test(value);

describe('the shop’s Stripe account', () => {
  test('has its secrets in Secrets Manager, never in the template', () => {
    expect(propertiesOf('AWS::SecretsManager::Secret')).toEqual({
      StripeSecretKey: {
        Description: 'The Stripe secret key (sk_… or a restricted rk_…), as plain text',
        GenerateSecretString: {},
      },
      StripeWebhookSecret: {
        Description: 'The signing secret of the webhook endpoint (whsec_…), as plain text',
        GenerateSecretString: {},
      },
    });
    expect(JSON.stringify(template())).not.toMatch(
      /[sr]k_(test|live)_\w|whsec_\w|resolve:secretsmanager/,
    );
  });

  test('has payments that name their stack, with its account and region', () => {
    const functions = Object.values(propertiesOf('AWS::Lambda::Function')) as readonly {
      Environment?: { Variables: Readonly<Record<string, string>> };
    }[];
    const users = functions
      .map(({ Environment }) => Environment?.Variables ?? {})
      .filter(({ STRIPE_KEY_SECRET }) => STRIPE_KEY_SECRET !== undefined);
    expect(users).toHaveLength(8);
    const shops = users.flatMap(({ SHOP }) => SHOP ?? []);
    // AwaitAuthentication and Capture are given the one payment that they ask for.
    expect(shops).toHaveLength(6);
    expect(new Set(shops)).toEqual(new Set(['<AWS::AccountId>/<AWS::Region>/<AWS::StackName>']));
  });

  test.each(['', 'pk_test_51Abc', 'pk_live_51Abc'])('may have the publishable key %j', (key) => {
    expect(accepts('StripePublishableKey', key)).toBe(true);
  });

  test.each(['sk_test_51Abc', 'rk_live_51Abc', 'pk_test_', 'pk_test_"><script>'])(
    'never has the publishable key %j',
    (key) => {
      expect(accepts('StripePublishableKey', key)).toBe(false);
    },
  );

  test('is asked at Stripe’s own addresses unless a deployment says otherwise', () => {
    expect([parameters.StripeApiUrl?.Default, parameters.StripeJsUrl?.Default]).toEqual([
      'https://api.stripe.com',
      'https://js.stripe.com/v3/',
    ]);
    expect(accepts('StripeApiUrl', 'http://127.0.0.1:8081')).toBe(true);
    expect(accepts('StripeJsUrl', 'http://127.0.0.1:8081/v3/')).toBe(true);
  });

  test.each(["https://x.example 'unsafe-inline'", 'https://x.example; script-src *', 'x.example'])(
    'is never at %j, which would change the page’s policy',
    (url) => {
      expect([accepts('StripeApiUrl', url), accepts('StripeJsUrl', url)]).toEqual([false, false]);
    },
  );
});
