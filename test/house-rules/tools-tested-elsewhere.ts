/** Of what runs and stands beside the product: modules whose test has another name. */
import type { TestedElsewhere } from './tested-elsewhere.ts';

export const toolsTestedElsewhere: readonly TestedElsewhere[] = [
  {
    test: 'test/local/synthesize.test.ts',
    why: 'a folder’s name, which every synth is given',
    modules: ['local/compile-cache.ts'],
  },
  {
    test: 'test/local/events/rules.test.ts',
    why: 'what a target gets is a part of its rule',
    modules: ['local/events/target-input.ts'],
  },
  {
    test: 'test/scripts/cost/page.test.ts',
    why: 'what it writes is compared with what there is',
    modules: ['scripts/cost.ts', 'scripts/cost/write-costs.ts', 'scripts/cost/assumed.ts'],
  },
  {
    test: 'test/scripts/scaling/computed.test.ts',
    why: 'what it computes is compared with what is written',
    modules: [
      'scripts/scaling.ts',
      'scripts/scaling/tables.ts',
      'scripts/scaling/write-scaling.ts',
    ],
  },
  {
    test: 'test/workflow/what-a-checkout-uses.test.ts',
    why: 'what it measured is compared with what a checkout uses',
    modules: ['scripts/cost/measure.ts'],
  },
  {
    test: 'test/infra/schemas.test.ts',
    why: 'what it writes is compared with what there is',
    modules: ['scripts/schemas.ts', 'scripts/schemas/write-schemas.ts'],
  },
  {
    test: 'test/scripts/connect-stripe/connect.test.ts',
    why: 'a key is checked when a stack is connected',
    modules: ['scripts/connect-stripe/check-read-key.ts'],
  },
  {
    test: 'test/local/lambda/environment.test.ts',
    why: 'an environment is a bundle, with a network of its own',
    modules: [
      'local/lambda/bundle.ts',
      'local/lambda/compiled-bundle.ts',
      'local/lambda/own-network.ts',
    ],
  },
  {
    test: 'test/local/lambda/hosts.test.ts',
    why: 'runs in threads: what they do is told by the environments there',
    modules: ['local/lambda/host.ts'],
  },
  {
    test: 'test/local/lambda/lambda.test.ts',
    why: 'an invocation ends with one',
    modules: ['local/lambda/lambda-error.ts'],
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
  {
    test: 'test/bench/load/compare.test.ts',
    why: 'starts both measured processes and buys from them',
    modules: [
      'bench/bundles.ts',
      'bench/load/holdfast-process.ts',
      'bench/load/many.ts',
      'bench/load/measured.ts',
      'bench/load/plain-process.ts',
      'bench/load/shopper.ts',
      'bench/load/start-measured.ts',
      'bench/load/stripe.ts',
    ],
  },
  {
    test: 'test/bench/losses/designs.test.ts',
    why: 'plays visits to each design, as the bench does in more processes',
    modules: [
      'bench/flows/no-credentials.ts',
      'bench/flows/plain-handler.ts',
      'bench/flows/session-handler.ts',
      'bench/losses/card.ts',
      'bench/losses/flow-world.ts',
      'bench/losses/holdfast-shop.ts',
      'bench/losses/main.ts',
      'bench/losses/play.ts',
      'bench/losses/run-design.ts',
    ],
  },
  {
    test: 'test/bench/flows/plain-server.test.ts',
    why: 'clicks are priced, held, stored and captured over HTTP',
    modules: ['bench/flows/cart.ts', 'bench/flows/outside.ts', 'bench/flows/plain-flow.ts'],
  },
  {
    test: 'test/bench/flows/session-flow.test.ts',
    why: 'the flow is asked through it',
    modules: ['bench/flows/answered.ts'],
  },
  {
    test: 'test/bench/cold-start/start-once.test.ts',
    why: 'reads the template’s bundles and starts some',
    modules: ['bench/cold-start/function-bundles.ts'],
  },
  {
    test: 'test/bench/bench.test.ts',
    why: 'the command writes it',
    modules: ['bench/document.ts'],
  },
  {
    test: 'test/scripts/commands.test.ts',
    why: 'says its usage and refuses a wrong option',
    modules: ['bench/main.ts'],
  },
];
