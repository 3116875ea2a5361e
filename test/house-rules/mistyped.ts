/**
 * What people mistype, and what must not compile: one line for each. `tsc` fails here as soon as one
 * of them compiles. Nothing of this file is ever run.
 */
import * as z from 'zod/mini';
import type { Command } from '../../functions/checkout/commands.ts';
import type { Destination, ShippingAddress } from '../../functions/checkout/contract.ts';
import { CheckoutError, errorNames } from '../../functions/checkout/errors.ts';
import { orderIdOf, stripeKeys } from '../../functions/checkout/idempotency.ts';
import type { CheckoutId, PaymentIntentId } from '../../functions/checkout/ids.ts';
import type { SchemaOf } from '../../functions/checkout/schema-of.ts';
import { hasMoney } from '../../functions/checkout/verdict.ts';
import type { checkoutRequest } from '../../functions/http/requests.ts';
import { settingAmong, settings, tableNames } from '../../functions/lambda/settings.ts';
import type { Decision } from '../../functions/store/approvals.ts';
import { checkoutRow, type StoredCheckout } from '../../functions/store/checkout-row.ts';
import { getCheckout, type ReleaseEnding } from '../../functions/store/checkouts.ts';
import type { Order, orderRow } from '../../functions/store/order-row.ts';
import { getOrder } from '../../functions/store/orders.ts';
import type { CheckoutStatusValues } from '../../functions/store/statuses.ts';
import { openStore, type Store } from '../../functions/store/store.ts';
import { fetchPayment } from '../../functions/stripe/records.ts';
import { pathOf } from '../../infra/document-path.ts';
import type { NodeFunction, NodeFunctionProps } from '../../infra/node-function.ts';
import { holdIs, orderIs } from '../../infra/outcomes.ts';
import type { Step } from '../../infra/step.ts';
import type { Tables } from '../../infra/tables.ts';
import {
  authorizedDocumentOf,
  checkoutDocumentOf,
  orderOf,
  paymentRecordOf,
  storedCheckout,
} from '../support/checkouts.ts';

declare const checkoutId: CheckoutId;
declare const paymentIntentId: PaymentIntentId;
declare const stripe: Parameters<typeof fetchPayment>[0];
declare const orders: Store<'orders'>;
declare const step: Step;
declare const tables: Tables;
declare const lambda: NodeFunction;

/** Ids: of one kind where another belongs. */
export const ids = [
  // @ts-expect-error A checkout's id in the place of its payment's.
  () => fetchPayment(stripe, 'shop')(checkoutId),
  // @ts-expect-error A payment's id in the place of its checkout's.
  () => orderIdOf(paymentIntentId),
  // @ts-expect-error An idempotency key of a payment instead of its checkout.
  () => stripeKeys.capture(paymentIntentId),
  // @ts-expect-error A checkout's id in the place of its order's.
  () => getOrder(orders)(checkoutId),
  // @ts-expect-error A document that names a checkout as its payment.
  () => authorizedDocumentOf({ paymentIntentId: checkoutId }),
  // @ts-expect-error A row that names a payment as its checkout.
  () => orderOf({ checkoutId: paymentIntentId }),
  // @ts-expect-error A command for a checkout instead of its order.
  (): Command => ({ command: 'show', orderId: checkoutId }),
  // @ts-expect-error What Stripe answered, before `paymentIntentIdOf` has looked at it.
  (intent: { id: string }) => paymentRecordOf({ id: intent.id }),
];

/** Refusals: a code without a sentence. */
export const refusals = [
  // @ts-expect-error `approval_expird` in a decision.
  (): Decision => ({ decision: 'canceled', refusal: 'approval_expird', decidedAt: '' }),
  // @ts-expect-error `out_of_stok` in the ending of a release.
  (): ReleaseEnding => ({ status: 'rejected', refusal: 'out_of_stok' }),
  // @ts-expect-error `hold_gon` on a checkout's row.
  () => storedCheckout({ refusal: 'hold_gon' }),
  // @ts-expect-error `hold_gon` on an order's row.
  () => orderOf({ refusal: 'hold_gon' }),
  // @ts-expect-error `card_declind` of a payment.
  () => paymentRecordOf({ refusal: 'card_declind' }),
];

/** Outcomes, statuses and errors: words of which there is a list. */
export const words = [
  // @ts-expect-error `aproval_required` in a rule of OrderCreated.
  () => orderIs('aproval_required'),
  // @ts-expect-error An outcome of CreateOrder in a rule of HoldPlaced.
  () => holdIs('created'),
  // @ts-expect-error `refusl` in a path into a document.
  () => pathOf<{ readonly refusal: string }>('refusl'),
  // @ts-expect-error `HoldGon` in a Catch.
  () => step.onError(['HoldGon'], step.state),
  // @ts-expect-error `States.Timout` in a Catch.
  () => step.onError(['States.Timout'], step.state),
  // @ts-expect-error An error's name that does not exist.
  () => new CheckoutError('StripeUnavailabel', ''),
  // @ts-expect-error The same by its constant.
  () => errorNames.stripeUnavailabel,
  // @ts-expect-error `procesing` of a checkout.
  () => storedCheckout({ status: 'procesing' }),
  // @ts-expect-error A checkout's status of an order.
  () => orderOf({ status: 'processing' }),
  // @ts-expect-error `requires_captur` of a payment.
  () => hasMoney(paymentRecordOf({ status: 'requires_captur' })),
  // @ts-expect-error `aproved` by the merchant.
  () => orderOf({ decision: 'aproved' }),
  // @ts-expect-error `confirmd` in a condition of DynamoDB.
  () => ({ ':confirmed': 'confirmd' }) satisfies CheckoutStatusValues,
];

/** Settings and tables. */
export const configuration = [
  // @ts-expect-error `CHEKOUTS_TABLE` where a function reads it.
  () => settings('CHEKOUTS_TABLE'),
  // @ts-expect-error `AT_DEADLIN` where a function reads one of a few.
  () => settingAmong('AT_DEADLIN', ['release', 'capture']),
  // @ts-expect-error `CAPTUR` where infra sets it with the function.
  (): NodeFunctionProps['environment'] => ({ CAPTUR: 'automatic' }),
  // @ts-expect-error `STRIPE_KEY` where infra adds it to a function.
  () => lambda.addEnvironment('STRIPE_KEY', ''),
  // @ts-expect-error A table that does not exist.
  () => tableNames('customers'),
  // @ts-expect-error A grant for a table that does not exist.
  () => tables.grant(lambda, { chekouts: ['GetItem'] }),
  // @ts-expect-error An index that does not exist.
  () => tables.grantIndex(lambda, 'opened'),
  // @ts-expect-error A store without the table that is asked.
  () => getCheckout(openStore(tableNames('orders', 'products'))),
];

const place = { name: z.string(), line1: z.string(), line2: z.string(), country: z.string() };
const towns = z.object({ ...place, state: z.string(), postalCode: z.string(), town: z.string() });
const provinces = z.object({ country: z.string(), province: z.string(), postalCode: z.string() });

/** Fields: of requests and of rows. */
export const fields = [
  // @ts-expect-error `city` is `town` in a schema, and not in the contract.
  () => towns satisfies SchemaOf<ShippingAddress>,
  // @ts-expect-error `state` is `province` in a schema: an optional field is held to its name, too.
  () => provinces satisfies SchemaOf<Destination>,
  // @ts-expect-error A field that the request's schema does not have.
  (sent: z.infer<typeof checkoutRequest>) => sent.shipping?.town,
  // @ts-expect-error `totalMinr` on a checkout's row.
  (row: StoredCheckout) => row.totalMinr,
  // @ts-expect-error `aprovedMinor` on an order's row.
  (row: Order) => row.aprovedMinor,
  // @ts-expect-error A field of an order that is asked of a checkout's row.
  () => z.pick(checkoutRow, { approvalToken: true }),
  // @ts-expect-error A row that is read as if nothing could be missing.
  (row: z.infer<typeof orderRow>): string => row.captureBefore,
  // @ts-expect-error A document with a field that no step reads.
  () => checkoutDocumentOf({ amountMinr: 2800 }),
];
