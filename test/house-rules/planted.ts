/**
 * Violations of the table, at least one per row: files that nobody wrote, at paths where somebody
 * might. Each has to be found, or the row keeps nothing out.
 */
export type Planted = {
  readonly file: string;
  readonly text: string;
  /** What is found in it. */
  readonly what: string;
};

/** A file that imports something for what it does when it runs. */
const importing = (file: string, specifier: string, what = specifier): Planted => ({
  file,
  text: `import { it } from '${specifier}';\nexport const taken = it;\n`,
  what,
});

/** A file that says this. */
const saying = (file: string, text: string, what: string): Planted => ({ file, text, what });

export const plantedImports: Readonly<Record<string, readonly Planted[]>> = {
  'functions/checkout': [
    importing('functions/checkout/x.ts', 'node:fs'),
    importing('functions/checkout/x.ts', 'stripe'),
    importing('functions/checkout/x.ts', 'zod'),
    importing('functions/checkout/x.ts', '../pricing/money.ts', 'functions/pricing/money.ts'),
  ],
  'functions/pricing': [
    importing('functions/pricing/x.ts', '../store/rows.ts', 'functions/store/rows.ts'),
    importing('functions/pricing/x.ts', '../../catalog.json', 'catalog.json'),
  ],
  'functions/typed': [
    importing('functions/typed/x.ts', '../checkout/ids.ts', 'functions/checkout/ids.ts'),
  ],
  'functions/store': [
    importing('functions/store/x.ts', '../stripe/hold.ts', 'functions/stripe/hold.ts'),
    importing('functions/store/x.ts', '../merchant/refund.ts', 'functions/merchant/refund.ts'),
    importing('functions/store/x.ts', '../pricing/money.ts', 'functions/pricing/money.ts'),
    importing('functions/store/x.ts', '@aws-sdk/client-sfn'),
  ],
  'functions/stripe': [
    importing('functions/stripe/x.ts', '../store/orders.ts', 'functions/store/orders.ts'),
    importing('functions/stripe/x.ts', '../merchant/show.ts', 'functions/merchant/show.ts'),
    importing('functions/stripe/x.ts', '@aws-sdk/client-dynamodb'),
    importing('functions/stripe/x.ts', 'stripe-mock'),
  ],
  'functions/aws': [
    importing('functions/aws/x.ts', '../stripe/client.ts', 'functions/stripe/client.ts'),
    importing('functions/aws/x.ts', '../merchant/list.ts', 'functions/merchant/list.ts'),
    importing('functions/aws/x.ts', '../lambda/settings.ts', 'functions/lambda/settings.ts'),
  ],
  'functions/lambda': [
    importing('functions/lambda/x.ts', '../aws/secrets.ts', 'functions/aws/secrets.ts'),
    importing('functions/lambda/x.ts', 'zod/mini'),
  ],
  'functions/settle': [
    importing('functions/settle/x.ts', '../http/view.ts', 'functions/http/view.ts'),
    importing('functions/settle/x.ts', '../reconcile/run.ts', 'functions/reconcile/run.ts'),
    importing('functions/settle/x.ts', 'stripe'),
  ],
  'functions/steps': [
    importing('functions/steps/x.ts', './capture.ts', 'functions/steps/capture.ts'),
    importing('functions/steps/x.ts', '../http/api.ts', 'functions/http/api.ts'),
    importing('functions/steps/x.ts', '@aws-sdk/client-dynamodb'),
  ],
  'functions/http': [
    importing('functions/http/x.ts', '../steps/release.ts', 'functions/steps/release.ts'),
    importing('functions/http/x.ts', '../reconcile/report.ts', 'functions/reconcile/report.ts'),
    importing('functions/http/x.ts', '../../catalog.json', 'catalog.json'),
  ],
  'functions/reconcile': [
    importing('functions/reconcile/x.ts', '../steps/capture.ts', 'functions/steps/capture.ts'),
    importing('functions/reconcile/x.ts', '../http/api.ts', 'functions/http/api.ts'),
    importing('functions/reconcile/x.ts', '../merchant/refund.ts', 'functions/merchant/refund.ts'),
  ],
  'functions/merchant': [
    importing('functions/merchant/x.ts', '../http/view.ts', 'functions/http/view.ts'),
    importing(
      'functions/merchant/x.ts',
      '../events/ring-for-event.ts',
      'functions/events/ring-for-event.ts',
    ),
  ],
  'functions/events': [
    importing('functions/events/x.ts', '../steps/capture.ts', 'functions/steps/capture.ts'),
    importing('functions/events/x.ts', '../reconcile/report.ts', 'functions/reconcile/report.ts'),
    importing('functions/events/x.ts', '../stripe/refunds.ts', 'functions/stripe/refunds.ts'),
  ],
  'functions/deploy': [
    importing('functions/deploy/x.ts', '../steps/capture.ts', 'functions/steps/capture.ts'),
    importing('functions/deploy/x.ts', '../http/api.ts', 'functions/http/api.ts'),
  ],
  infra: [
    importing('infra/x.ts', '../functions/steps/capture.ts', 'functions/steps/capture.ts'),
    importing('infra/x.ts', '../functions/lambda/settings.ts', 'functions/lambda/settings.ts'),
    importing('infra/x.ts', '../local/ports.ts', 'local/ports.ts'),
  ],
  web: [
    importing('web/x.ts', '../functions/checkout/contract.ts', 'functions/checkout/contract.ts'),
  ],
  'web/language': [importing('web/language/x.ts', '../page/dom.ts', 'web/page/dom.ts')],
  'web/page': [
    importing('web/page/x.ts', '../shop/totals.ts', 'web/shop/totals.ts'),
    importing('web/page/x.ts', '../../functions/pricing/money.ts', 'functions/pricing/money.ts'),
  ],
  'web/stripe': [
    importing('web/stripe/x.ts', '@stripe/stripe-js'),
    importing('web/stripe/x.ts', '../pay/payment.ts', 'web/pay/payment.ts'),
  ],
  'web/settle': [importing('web/settle/x.ts', '../pay/paying.ts', 'web/pay/paying.ts')],
  'web/shop': [
    importing('web/shop/x.ts', '../pay/payment.ts', 'web/pay/payment.ts'),
    importing(
      'web/shop/x.ts',
      '../../functions/checkout/contract.ts',
      'functions/checkout/contract.ts',
    ),
  ],
  'web/deliver': [importing('web/deliver/x.ts', '../pay/paying.ts', 'web/pay/paying.ts')],
  'web/pay': [
    importing('web/pay/x.ts', '@stripe/stripe-js'),
    importing('web/pay/x.ts', '../confirm/show-checkout.ts', 'web/confirm/show-checkout.ts'),
  ],
  'web/confirm': [
    importing('web/confirm/x.ts', '../deliver/delivery.ts', 'web/deliver/delivery.ts'),
    importing('web/confirm/x.ts', '../../infra/settings.ts', 'infra/settings.ts'),
  ],
  local: [
    importing('local/x.ts', '../functions/checkout/errors.ts', 'functions/checkout/errors.ts'),
    importing('local/aws/x.ts', '../../infra/settings.ts', 'infra/settings.ts'),
    importing(
      'local/x.ts',
      '../packages/stripe-stand-in/src/server/server.ts',
      'packages/stripe-stand-in/src/server/server.ts',
    ),
  ],
  'local/console/page': [
    importing(
      'local/console/page/x.ts',
      '../../../functions/pricing/currencies.ts',
      'functions/pricing/currencies.ts',
    ),
    importing('local/console/page/x.ts', '../console.ts', 'local/console/console.ts'),
  ],
  'packages/stripe-stand-in': [
    importing(
      'packages/stripe-stand-in/x.js',
      '../../functions/pricing/money.ts',
      'functions/pricing/money.ts',
    ),
  ],
  'packages/stripe-stand-in/src': [
    importing('packages/stripe-stand-in/src/x.ts', 'stripe'),
    importing(
      'packages/stripe-stand-in/src/x.ts',
      '../../../functions/pricing/money.ts',
      'functions/pricing/money.ts',
    ),
  ],
  'packages/stripe-stand-in/src/stripe-js/client': [
    importing(
      'packages/stripe-stand-in/src/stripe-js/client/x.js',
      '../../../../../functions/pricing/currencies.ts',
      'functions/pricing/currencies.ts',
    ),
  ],
  'packages/stripe-stand-in/src/stripe-js/frame': [
    importing(
      'packages/stripe-stand-in/src/stripe-js/frame/x.js',
      '../../account/store.ts',
      'packages/stripe-stand-in/src/account/store.ts',
    ),
  ],
  'packages/stripe-stand-in/test': [
    importing(
      'packages/stripe-stand-in/test/x.ts',
      '../../../test/support/products.ts',
      'test/support/products.ts',
    ),
  ],
  scripts: [importing('scripts/x.ts', '../functions/store/orders.ts', 'functions/store/orders.ts')],
  'scripts/terminal': [
    importing('scripts/terminal/x.ts', '../orders/run.ts', 'scripts/orders/run.ts'),
  ],
  'scripts/orders': [
    importing(
      'scripts/orders/x.ts',
      '../../functions/store/orders.ts',
      'functions/store/orders.ts',
    ),
    importing('scripts/orders/x.ts', 'stripe'),
  ],
  'scripts/connect-stripe': [
    importing(
      'scripts/connect-stripe/x.ts',
      '../../functions/stripe/client.ts',
      'functions/stripe/client.ts',
    ),
  ],
  'scripts/first-checkout': [
    importing('scripts/first-checkout/x.ts', '../orders/run.ts', 'scripts/orders/run.ts'),
  ],
  'scripts/mutants': [
    importing(
      'scripts/mutants/x.ts',
      '../../functions/steps/capture.ts',
      'functions/steps/capture.ts',
    ),
  ],
  'scripts/simulate': [
    importing(
      'scripts/simulate/x.ts',
      '../../functions/steps/capture.ts',
      'functions/steps/capture.ts',
    ),
  ],
  'scripts/cost': [importing('scripts/cost/x.ts', '../orders/run.ts', 'scripts/orders/run.ts')],
  'scripts/scaling': [
    importing('scripts/scaling/x.ts', '../orders/run.ts', 'scripts/orders/run.ts'),
  ],
  'scripts/fault-table': [
    importing('scripts/fault-table/x.ts', '../orders/run.ts', 'scripts/orders/run.ts'),
  ],
  'scripts/schemas': [importing('scripts/schemas/x.ts', '../../infra/app.ts', 'infra/app.ts')],
  'scripts/verify': [
    importing('scripts/verify/x.ts', '../mutants/run.ts', 'scripts/mutants/run.ts'),
  ],
  bench: [importing('bench/x.ts', '../functions/steps/capture.ts', 'functions/steps/capture.ts')],
  test: [
    importing(
      'test/x.ts',
      '../packages/stripe-stand-in/src/account/store.ts',
      'packages/stripe-stand-in/src/account/store.ts',
    ),
  ],
};

const now = 'export const at = (): number => Date.now();\n';
const environment = 'export const table = process.env.ORDERS_TABLE;\n';

/** A use of the world in each room that does without some of it. */
export const plantedGlobals: Readonly<Record<string, readonly Planted[]>> = {
  'functions/checkout': [
    saying('functions/checkout/x.ts', now, 'clock'),
    saying('functions/checkout/x.ts', 'export const today = () => new Date();\n', 'clock'),
    saying('functions/checkout/x.ts', 'export const { now } = Date;\n', 'clock'),
    saying('functions/checkout/x.ts', "export const at = Date['now']();\n", 'clock'),
    saying('functions/checkout/x.ts', 'export const id = () => Math.random();\n', 'chance'),
    saying('functions/checkout/x.ts', 'export const id = crypto.randomUUID();\n', 'chance'),
    saying('functions/checkout/x.ts', "export const got = fetch('https://x');\n", 'network'),
    saying('functions/checkout/x.ts', 'setTimeout(() => {}, 1);\n', 'timers'),
    saying('functions/checkout/x.ts', environment, 'environment'),
    saying('functions/checkout/x.ts', 'export const it = process?.env;\n', 'environment'),
    saying('functions/checkout/x.ts', 'export const it = globalThis.fetch;\n', 'globals'),
    saying('functions/checkout/x.ts', "console.info('x');\n", 'console'),
  ],
  'functions/pricing': [saying('functions/pricing/x.ts', now, 'clock')],
  'functions/typed': [saying('functions/typed/x.ts', now, 'clock')],
  'functions/store': [saying('functions/store/x.ts', now, 'clock')],
  'functions/stripe': [saying('functions/stripe/x.ts', environment, 'environment')],
  'functions/aws': [saying('functions/aws/x.ts', environment, 'environment')],
  'functions/lambda': [saying('functions/lambda/x.ts', environment, 'environment')],
  'functions/settle': [saying('functions/settle/x.ts', "console.error('x');\n", 'console')],
  'functions/steps': [saying('functions/steps/x.ts', environment, 'environment')],
  'functions/http': [saying('functions/http/x.ts', "export const it = fetch('x');\n", 'network')],
  'functions/reconcile': [saying('functions/reconcile/x.ts', "console.warn('x');\n", 'console')],
  'functions/merchant': [saying('functions/merchant/x.ts', environment, 'environment')],
  'functions/events': [saying('functions/events/x.ts', now, 'clock')],
  'functions/deploy': [saying('functions/deploy/x.ts', environment, 'environment')],
  infra: [saying('infra/x.ts', environment, 'environment')],
  web: [saying('web/x.ts', "export const it = fetch('x');\n", 'network')],
  'web/language': [saying('web/language/x.ts', environment, 'environment')],
  'web/page': [saying('web/page/x.ts', environment, 'environment')],
  'web/stripe': [saying('web/stripe/x.ts', "export const it = fetch('x');\n", 'network')],
  'web/settle': [saying('web/settle/x.ts', "export const it = fetch('x');\n", 'network')],
  'web/shop': [saying('web/shop/x.ts', "export const it = fetch('x');\n", 'network')],
  'web/deliver': [saying('web/deliver/x.ts', "export const it = fetch('x');\n", 'network')],
  'web/pay': [saying('web/pay/x.ts', "export const it = new WebSocket('x');\n", 'network')],
  'web/confirm': [saying('web/confirm/x.ts', "export const it = fetch('x');\n", 'network')],
  'local/console/page': [saying('local/console/page/x.ts', environment, 'environment')],
  'packages/stripe-stand-in/src/stripe-js/client': [
    saying('packages/stripe-stand-in/src/stripe-js/client/x.js', environment, 'environment'),
  ],
  'packages/stripe-stand-in/src/stripe-js/frame': [
    saying('packages/stripe-stand-in/src/stripe-js/frame/x.js', environment, 'environment'),
  ],
};
