/** Whose card it is: name, address, e-mail, phone. Source: https://docs.stripe.com/api/payment_methods/object */
import { group, type Params, text } from '../api/form.ts';

const addressMembers = ['city', 'country', 'line1', 'line2', 'postal_code', 'state'] as const;
const ownMembers = ['email', 'name', 'phone', 'tax_id'] as const;

type Texts<Name extends string> = { readonly [name in Name]: string | null };

/** As Stripe shows them: each member is there, null where nothing was said. */
export type BillingDetails = Texts<(typeof ownMembers)[number]> & {
  readonly address: Texts<(typeof addressMembers)[number]>;
};

const textsIn = <Name extends string>(params: Params, names: readonly Name[]): Texts<Name> =>
  Object.fromEntries(names.map((name) => [name, text(params, name) || null])) as Texts<Name>;

/** The details in a request's `billing_details`; all null without them. */
export const billingDetailsIn = (params: Params): BillingDetails => {
  const given = group(params, 'billing_details') ?? {};
  return {
    address: textsIn(group(given, 'address') ?? {}, addressMembers),
    ...textsIn(given, ownMembers),
  };
};

/** Of a card that nobody said anything about, as the shared test cards are. */
export const noBillingDetails: BillingDetails = billingDetailsIn({});

/** `given`, and what it does not say from `otherwise`. */
export const billingDetailsOr = (
  given: BillingDetails,
  otherwise: BillingDetails,
): BillingDetails => ({
  address: merged(addressMembers, given.address, otherwise.address),
  ...merged(ownMembers, given, otherwise),
});

const merged = <Name extends string>(
  names: readonly Name[],
  given: Texts<Name>,
  otherwise: Texts<Name>,
): Texts<Name> =>
  Object.fromEntries(names.map((name) => [name, given[name] ?? otherwise[name]])) as Texts<Name>;

/** What a token says of its card in `card[name]`, `card[address_line1]` and so on. */
export const billingDetailsOfTypedCard = (card: Params): BillingDetails => ({
  address: {
    city: text(card, 'address_city') || null,
    country: text(card, 'address_country') || null,
    line1: text(card, 'address_line1') || null,
    line2: text(card, 'address_line2') || null,
    postal_code: text(card, 'address_zip') || null,
    state: text(card, 'address_state') || null,
  },
  email: null,
  name: text(card, 'name') || null,
  phone: null,
  tax_id: null,
});
