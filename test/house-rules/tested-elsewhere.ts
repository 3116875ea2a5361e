/**
 * Modules whose test is not found by their name, by what tests them, and why there. A module with a
 * test of its own, or one that is gone, has to leave this list: one line each, easy to delete.
 */
export type TestedElsewhere = {
  readonly test: string;
  readonly why: string;
  readonly modules: readonly string[];
};

export const testedElsewhere: readonly TestedElsewhere[] = [
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
    test: 'test/local/events/rules.test.ts',
    why: 'what a target gets is a part of its rule',
    modules: ['local/events/target-input.ts'],
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
    test: 'test/infra/schemas.test.ts',
    why: 'what it writes is compared with what there is',
    modules: ['scripts/schemas.ts', 'scripts/schemas/write-schemas.ts'],
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
    test: 'test/scripts/connect-stripe/connect.test.ts',
    why: 'a key is checked when a stack is connected',
    modules: ['scripts/connect-stripe/check-read-key.ts'],
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
    modules: ['infra/bundle.ts', 'infra/catalogue.ts'],
  },
  {
    test: 'test/infra/checkout-workflow.test.ts',
    why: 'the steps are told by the state machine',
    modules: ['infra/checkout-steps.ts', 'infra/waiting-step.ts'],
  },
  {
    test: 'test/infra/payment-page.test.ts',
    why: 'the page’s files and its key to the API are told by its distribution',
    modules: ['infra/edge-key.ts', 'infra/page-files.ts', 'infra/page-styles.ts'],
  },
  {
    test: 'test/infra/permissions.test.ts',
    why: 'the merchant’s role is told by what it may do',
    modules: ['infra/merchant.ts'],
  },
  {
    test: 'test/local/aws-endpoint.test.ts',
    why: 'AWS’s own clients ask it',
    modules: ['local/aws/aws-error.ts'],
  },
  {
    test: 'test/local/step-functions/task-tokens.test.ts',
    why: 'a wait goes through all of it',
    modules: ['local/step-functions/task-error.ts'],
  },
  {
    test: 'test/browser/paying.test.ts',
    why: 'runs in the browser: the card’s fields, and what the page does with them',
    modules: [
      'packages/stripe-stand-in/src/stripe-js/client/errors.js',
      'packages/stripe-stand-in/src/stripe-js/client/frame.js',
      'packages/stripe-stand-in/src/stripe-js/frame/card-element.js',
      'packages/stripe-stand-in/src/stripe-js/frame/controller.js',
      'packages/stripe-stand-in/src/stripe-js/frame/parent.js',
      'packages/stripe-stand-in/src/stripe-js/frame/payment-element.js',
    ],
  },
  {
    test: 'test/browser/bank-step.test.ts',
    why: 'runs in the browser: the bank’s step',
    modules: [
      'packages/stripe-stand-in/src/stripe-js/client/bank-dialog.js',
      'packages/stripe-stand-in/src/stripe-js/client/dialog.js',
      'packages/stripe-stand-in/src/stripe-js/frame/bank.js',
    ],
  },
  {
    test: 'test/browser/shipping.test.ts',
    why: 'runs in the browser: the address',
    modules: [
      'packages/stripe-stand-in/src/stripe-js/frame/address-element.js',
      'packages/stripe-stand-in/src/stripe-js/frame/address-fields.js',
    ],
  },
  {
    test: 'test/browser/wallet.test.ts',
    why: 'runs in the browser: the wallet',
    modules: [
      'packages/stripe-stand-in/src/stripe-js/frame/express-checkout-element.js',
      'packages/stripe-stand-in/src/stripe-js/frame/wallet.js',
    ],
  },
  {
    test: 'test/scripts/connect-stripe/local.test.ts',
    why: 'the command on a system of its own',
    modules: [
      'scripts/connect-stripe.ts',
      'scripts/connect-stripe/options.ts',
      'scripts/connect-stripe/run.ts',
    ],
  },
  {
    test: 'test/scripts/connect-stripe/connect.test.ts',
    why: 'the command’s requests to Stripe, and what they answer',
    modules: ['scripts/connect-stripe/stripe-errors.ts', 'scripts/connect-stripe/stripe.ts'],
  },
  {
    test: 'test/scripts/commands.test.ts',
    why: 'says its usage and refuses a wrong option; the GitHub workflow runs all of it',
    modules: ['scripts/first-checkout.ts', 'scripts/first-checkout/first-checkout.ts'],
  },
  {
    test: 'test/scripts/mutants/planted.test.ts',
    why: 'each defect can be planted; the rest is run by hand, and fails when a defect is not noticed',
    modules: [
      'scripts/mutants/defect.ts',
      'scripts/mutants/jest-reporter.ts',
      'scripts/mutants/jest-run.ts',
      'scripts/mutants/planted/workflow.ts',
      'scripts/mutants/run.ts',
      'scripts/mutants/run-stryker.ts',
      'scripts/mutants/working-copy.ts',
    ],
  },
  {
    test: 'test/scripts/orders/run.test.ts',
    why: 'the command’s words, in and out',
    modules: [
      'scripts/orders/arguments.ts',
      'scripts/orders/command-failed.ts',
      'scripts/orders/links.ts',
      'scripts/orders/movement.ts',
      'scripts/orders/sentences.ts',
      'scripts/orders/table.ts',
    ],
  },
  {
    test: 'test/scripts/commands.test.ts',
    why: 'each command prints its usage',
    modules: ['scripts/orders/usage.ts'],
  },
  {
    test: 'test/scripts/terminal/place.test.ts',
    why: 'wrong words about a place are a wrong usage',
    modules: ['scripts/terminal/usage-error.ts'],
  },
  {
    test: 'test/docs/workflow-picture.test.ts',
    why: 'compares what it draws; the other pictures are taken by hand',
    modules: ['scripts/pictures.ts'],
  },
  {
    test: 'test/workflow/fault-matrix.test.ts',
    why: 'compares the table that it writes',
    modules: ['scripts/fault-table.ts'],
  },
  {
    test: 'test/workflow/simulation.test.ts',
    why: 'runs what it runs, for fewer seeds',
    modules: ['scripts/simulate.ts'],
  },
  {
    test: 'test/web/pay/payment.test.ts',
    why: 'how a payment ends is told by the page after it',
    modules: ['web/pay/outcomes.ts'],
  },
  {
    test: 'test/browser/page.test.ts',
    why: 'runs in the browser: the page as a whole',
    modules: ['web/checkout.ts'],
  },
  {
    test: 'packages/stripe-stand-in/test/payments/payment-intents.test.ts',
    why: 'Stripe’s own client asks these routes and reads what they answer',
    modules: [
      'packages/stripe-stand-in/src/payments/payment-routes.ts',
      'packages/stripe-stand-in/src/payments/charge-routes.ts',
      'packages/stripe-stand-in/src/payments/unexpected-state.ts',
      'packages/stripe-stand-in/src/api/exchange.ts',
    ],
  },
  {
    test: 'packages/stripe-stand-in/test/payments/refunds.test.ts',
    why: 'Stripe’s own client reads what a refund looks like',
    modules: ['packages/stripe-stand-in/src/payments/refund-view.ts'],
  },
  {
    test: 'packages/stripe-stand-in/test/cards/payment-sources.test.ts',
    why: 'Stripe’s own client asks these routes and reads what they answer',
    modules: [
      'packages/stripe-stand-in/src/cards/card-routes.ts',
      'packages/stripe-stand-in/src/cards/payment-method-view.ts',
    ],
  },
  {
    test: 'test/functions/reconcile/compare-disputes.test.ts',
    why: 'a look is what the comparison comes to',
    modules: ['functions/reconcile/look-again.ts'],
  },
  {
    test: 'packages/stripe-stand-in/test/disputes/disputes.test.ts',
    why: 'Stripe’s own client asks these routes and reads what they answer',
    modules: ['packages/stripe-stand-in/src/disputes/dispute-routes.ts'],
  },
  {
    test: 'packages/stripe-stand-in/test/tax/tax-calculations.test.ts',
    why: 'Stripe’s own client asks this route',
    modules: ['packages/stripe-stand-in/src/tax/tax-routes.ts'],
  },
  {
    test: 'packages/stripe-stand-in/test/webhooks/webhook-endpoints.test.ts',
    why: 'Stripe’s own client asks these routes',
    modules: ['packages/stripe-stand-in/src/webhooks/webhook-routes.ts'],
  },
  {
    test: 'packages/stripe-stand-in/test/start.test.ts',
    why: 'starts the command as a process of its own',
    modules: ['packages/stripe-stand-in/src/command/main.ts'],
  },
  {
    test: 'packages/stripe-stand-in/test/server/doors.test.ts',
    why: 'asks each door of the server over HTTP',
    modules: ['packages/stripe-stand-in/src/server/wire.ts'],
  },
  {
    test: 'test/browser/page.test.ts',
    why: 'the page mounts each of these Elements',
    modules: ['packages/stripe-stand-in/src/stripe-js/client/element-kinds.js'],
  },
  {
    test: 'test/browser/console.test.ts',
    why: 'the console is opened and read',
    modules: ['local/console/page/page.ts'],
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
  {
    test: 'test/scripts/commands.test.ts',
    why: 'each command says its usage and refuses a wrong option; CI and docs/faults.md depend on what they do',
    modules: [
      'scripts/fault-table/write-table.ts',
      'scripts/simulate/in-sight.ts',
      'scripts/simulate/simulate.ts',
      'scripts/verify.ts',
    ],
  },
  {
    test: 'test/scripts/verify/verify.test.ts',
    why: 'a check is run, and what it claims is counted',
    modules: ['scripts/verify/check.ts'],
  },
];
