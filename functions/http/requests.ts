/**
 * The schemas of the API's request bodies. A message about what a shopper types is a sentence for
 * the shopper; any other says what the field may be.
 */
import * as z from 'zod/mini';
import type { CheckoutRequest, Destination, Item, ShippingAddress } from '../checkout/contract.ts';
import type { SchemaOf } from '../checkout/schema-of.ts';
import { mostOfOne } from '../pricing/pricing.ts';
import { readPlain } from '../typed/text.ts';
import {
  countryField,
  emailField,
  optionalField,
  phoneField,
  placeField,
  textField,
  wholeAddressField,
  withoutBlanks,
} from './typed-fields.ts';

export type QuoteRequest = {
  readonly items: readonly Item[];
  readonly destination?: Destination;
  readonly promotionCode?: string;
};

const maxItems = 20;

const item = z.strictObject(
  {
    sku: z.string('must be text').check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not a product code')),
    quantity: z
      .int('must be a whole number')
      .check(
        z.gte(1, 'Please take at least 1.'),
        z.lte(mostOfOne, `Please take at most ${mostOfOne} of one product.`),
      ),
  },
  'must be {sku, quantity} and nothing else',
) satisfies SchemaOf<Item>;

const items = z
  .array(item, 'must be a list of {sku, quantity}')
  .check(
    z.minLength(1, 'must hold at least one product'),
    z.maxLength(maxItems, `must hold at most ${maxItems} lines`),
  );

const tokenOf = (prefix: string) =>
  z
    .string('must be text')
    .check(z.regex(new RegExp(`^${prefix}_[A-Za-z0-9_]{3,200}$`), `must begin with ${prefix}_`));

const payment = z.union(
  [
    z.strictObject({ confirmationToken: tokenOf('ctoken') }),
    z.strictObject({ token: tokenOf('tok') }),
    z.strictObject({ paymentMethod: tokenOf('pm') }),
  ],
  'must be exactly one of {confirmationToken}, {token} or {paymentMethod}, as Stripe.js made it',
);

const street = { what: 'the street', most: 200 };

const destination = {
  country: countryField,
  state: optionalField({ what: 'the state', most: 64 }),
  postalCode: optionalField({ what: 'the postal code', most: 20, read: readPlain }),
  city: optionalField({ what: 'the city', most: 100 }),
};

/** The optional promotion code that a cart may come with. */
const wishes = { promotionCode: optionalField({ what: 'the code', most: 64, read: readPlain }) };

/**
 * `POST /api/quotes`. Unknown fields are ignored, since later versions may add some.
 * `exactOptional` is used because an optional field is present or absent: JSON has no `undefined`.
 */
export const quoteRequest = withoutBlanks(
  z.object(
    {
      items,
      ...wishes,
      destination: z.exactOptional(
        placeField(
          z.strictObject(
            { ...destination, line1: optionalField(street) },
            'must be {country, state, postalCode, city, line1} and nothing else',
          ) satisfies SchemaOf<Destination>,
        ),
      ),
    },
    'must be an object with items',
  ) satisfies SchemaOf<QuoteRequest>,
);

/** `POST /api/checkouts`. No amount in the body is read, except `expectedTotal`. */
export const checkoutRequest = withoutBlanks(
  z.object(
    {
      items,
      email: emailField,
      expectedTotal: z
        .int('must be a whole number of the smallest currency unit')
        .check(z.gte(0, 'must not be negative')),
      payment,
      ...wishes,
      shipping: z.exactOptional(
        wholeAddressField(
          z.strictObject(
            {
              ...destination,
              name: textField({ what: 'the name', most: 100 }),
              line1: textField(street),
              line2: optionalField({ what: 'the second line of the address', most: 200 }),
              phone: phoneField,
            },
            'must be {name, line1, line2, city, state, postalCode, country, phone} and nothing else',
          ) satisfies SchemaOf<ShippingAddress>,
        ),
      ),
    },
    'must be an object with items, email, expectedTotal and payment',
  ) satisfies SchemaOf<CheckoutRequest>,
);
