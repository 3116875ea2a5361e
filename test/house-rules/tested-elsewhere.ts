/**
 * Modules of the product whose test is not found by their name, by what tests them, and why there. A module with a
 * test of its own, or one that is gone, has to leave this list: one line each, easy to delete.
 */
export type TestedElsewhere = {
  readonly test: string;
  readonly why: string;
  readonly modules: readonly string[];
};

export const testedElsewhere: readonly TestedElsewhere[] = [
  {
    test: 'test/infra/operators-view.test.ts',
    why: 'queries are what the view asks',
    modules: ['infra/log-queries.ts', 'infra/saved-queries.ts'],
  },
  {
    test: 'test/infra/alarms.test.ts',
    why: 'a metric is what an alarm watches',
    modules: ['infra/own-metric.ts'],
  },
  {
    test: 'test/functions/http/place-checkout.test.ts',
    why: 'an address is missed by the checkout that needs it',
    modules: ['functions/http/assert-destination.ts'],
  },
  {
    test: 'test/functions/aws/secrets.test.ts',
    why: 'its signed request is what a secret is read by',
    modules: ['functions/aws/aws-json.ts'],
  },
  {
    test: 'test/functions/merchant/orders.test.ts',
    why: 'a command is told by what comes of it',
    modules: ['functions/checkout/commands.ts', 'functions/merchant/requests.ts'],
  },
  {
    test: 'test/functions/store/order-records.test.ts',
    why: 'a dispute is what is written on an order',
    modules: ['functions/checkout/dispute.ts'],
  },
  {
    test: 'test/functions/merchant/list-and-show.test.ts',
    why: 'one file for the two commands that only read',
    modules: [
      'functions/merchant/list.ts',
      'functions/merchant/show.ts',
      'functions/merchant/summary.ts',
    ],
  },
  {
    test: 'test/functions/merchant/decisions.test.ts',
    why: 'a sentence of each decision that can’t be made',
    modules: ['functions/merchant/no-decision.ts'],
  },
  {
    test: 'test/functions/pricing/prices.test.ts',
    why: 'properties of whole prices, which each of them is a part of',
    modules: [
      'functions/pricing/percent.ts',
      'functions/pricing/promotions.ts',
      'functions/pricing/shipping.ts',
      'functions/pricing/tax.ts',
    ],
  },
  {
    test: 'test/functions/pricing/pricing.test.ts',
    why: 'a total is refused with its cart',
    modules: ['functions/pricing/chargeable.ts'],
  },
  {
    test: 'test/functions/pricing/money.test.ts',
    why: 'amounts are read and shown by their currency',
    modules: ['functions/pricing/currencies.ts'],
  },
  {
    test: 'test/functions/http/requests.test.ts',
    why: 'a field is told by the request that it is in',
    modules: ['functions/http/typed-fields.ts'],
  },
  {
    test: 'test/functions/http/api-failures.test.ts',
    why: 'a failure is told by the API’s answer',
    modules: ['functions/http/failures.ts'],
  },
  {
    test: 'test/infra/alarms.test.ts',
    why: 'the topic is what alarms ring on',
    modules: ['infra/alarm-topic.ts'],
  },
  {
    test: 'test/functions/reconcile/reconcile.test.ts',
    why: 'a run is told by what it finds and mends',
    modules: ['functions/reconcile/compare-everything.ts', 'functions/reconcile/run.ts'],
  },
  {
    test: 'test/functions/reconcile/reconcile-handler.test.ts',
    why: 'wires the reconciler’s services',
    modules: ['functions/settle/settle-services.ts'],
  },
  {
    test: 'test/functions/store/orders.test.ts',
    why: 'reads why the order’s transaction failed',
    modules: ['functions/store/condition-failures.ts'],
  },
  {
    test: 'test/functions/stripe/payments.test.ts',
    why: 'reads one field of a payment',
    modules: ['functions/stripe/capture-before.ts'],
  },
  {
    test: 'test/functions/http/api-handler.test.ts',
    why: 'the client that starts an execution',
    modules: ['functions/aws/step-functions-client.ts'],
  },
  {
    test: 'test/workflow/endings.test.ts',
    why: 'only wires services: runs in the system that the template gives',
    modules: [
      'functions/events/publish-order-events-handler.ts',
      'functions/http/authentication-handler.ts',
      'functions/lambda/aws-credentials.ts',
    ],
  },
  {
    test: 'test/scripts/orders/script.test.ts',
    why: 'only wires services: answers the command `orders`',
    modules: ['functions/merchant/orders-handler.ts', 'scripts/orders.ts'],
  },
  {
    test: 'test/infra/configuration.test.ts',
    why: 'whatever is wrong in a file is told by the line that is said of it',
    modules: [
      'functions/pricing/invalid-file.ts',
      'functions/pricing/stripe-currencies.ts',
      'infra/configuration/configuration-error.ts',
      'infra/configuration/fault-lines.ts',
      'infra/configuration/json-text.ts',
      'infra/configuration/nearest.ts',
      'infra/configuration/schema-words.ts',
      'infra/configuration/stray-context.ts',
      'infra/product-images.ts',
      'infra/shop-files.ts',
    ],
  },
  {
    test: 'test/infra/checkout-stack.test.ts',
    why: 'names are compared with those of a second stack',
    modules: ['infra/global-name.ts'],
  },
  {
    test: 'test/infra/alarms.test.ts',
    why: 'what an alarm counts is told by the alarm',
    modules: ['infra/failed-answers.ts', 'infra/problems-answered.ts'],
  },
  {
    test: 'test/infra/app.test.ts',
    why: 'a finding without a reason stops the synth',
    modules: ['infra/acknowledge.ts'],
  },
  {
    test: 'test/infra/checkout-api.test.ts',
    why: 'the API’s routes, with those of the bank’s step',
    modules: ['infra/bank-step.ts'],
  },
  {
    test: 'test/infra/node-function.test.ts',
    why: 'a function is told by the bundle that is deployed',
    modules: ['infra/bundle.ts', 'infra/catalogue.ts', 'infra/function-bundles.ts'],
  },
  {
    test: 'test/infra/checkout-workflow.test.ts',
    why: 'the steps are told by the state machine',
    modules: ['infra/checkout-steps.ts', 'infra/waiting-step.ts'],
  },
  {
    test: 'test/infra/payment-page.test.ts',
    why: 'the page’s files and its key to the API are told by its distribution',
    modules: [
      'infra/edge-key.ts',
      'infra/page-files.ts',
      'infra/page-sources.ts',
      'infra/page-styles.ts',
    ],
  },
  {
    test: 'test/infra/permissions.test.ts',
    why: 'the merchant’s role is told by what it may do',
    modules: ['infra/merchant.ts'],
  },
  {
    test: 'test/web/pay/payment.test.ts',
    why: 'how a payment ends is told by the page after it',
    modules: ['web/pay/outcomes.ts'],
  },
  {
    test: 'test/web/language/languages.test.ts',
    why: 'each language is held to English, and to what is known of it',
    modules: [
      'web/language/ar.ts',
      'web/language/de.ts',
      'web/language/en.ts',
      'web/language/es.ts',
      'web/language/fr.ts',
      'web/language/ja.ts',
    ],
  },
  {
    test: 'test/web/page/translate-page.test.ts',
    why: 'the facts are read to be shown',
    modules: ['web/page/shop-facts.ts'],
  },
  {
    test: 'test/web/size.test.ts',
    why: 'the script is built as it is deployed',
    modules: ['infra/page-script.ts'],
  },
  {
    test: 'test/browser/page.test.ts',
    why: 'runs in the browser: the page as a whole',
    modules: ['web/checkout.ts'],
  },
  {
    test: 'test/functions/reconcile/compare-disputes.test.ts',
    why: 'a look is what the comparison comes to',
    modules: ['functions/reconcile/look-again.ts'],
  },
  {
    test: 'test/functions/store/checkouts.test.ts',
    why: 'a checkout’s row and an order’s are read and written with these fields',
    modules: ['functions/store/purchase.ts'],
  },
  {
    test: 'test/infra/declined.test.ts',
    why: 'the state takes its fields by these paths',
    modules: ['infra/document-path.ts'],
  },
];
