/** Stripe's Address Element, where a shopper types the address that the order is sent to. */
import type { Stripe, StripeAddressElementChangeEvent } from '@stripe/stripe-js';
import type { Catalog, ShippingAddress } from '../../functions/checkout/contract.ts';
import { onSchemeChange, paymentAppearance } from './appearance.ts';
import { stripeLocale } from './stripe-locale.ts';

/** What is typed so far; fields may still be empty. */
export type TypedDelivery = Pick<
  StripeAddressElementChangeEvent['value'],
  'name' | 'address' | 'phone'
>;

export type AddressOptions = {
  /** Where the Element is mounted. */
  readonly place: HTMLElement;
  /** ISO codes of the countries that can be chosen. */
  readonly countries: readonly string[];
  /** Whether a telephone number is asked for. */
  readonly phone?: Catalog['phone'];
  /** What the fields are filled with. */
  readonly first: ShippingAddress | undefined;
  /** `isWhole` says that no field is missing. */
  readonly onChange: (typed: TypedDelivery, isWhole: boolean) => void;
  /** The Element's frame can't be loaded from Stripe. */
  readonly onLoadError: () => void;
};

export type AddressEntry = {
  focus(): void;
  /** What is typed, once it is a whole address; until then undefined. */
  whole(): Promise<TypedDelivery | undefined>;
};

/**
 * Mounts the Element. It gets a set of Elements of its own: so the card Element can stand beside it,
 * and a wallet, which brings its own address, doesn't ask for this one.
 */
export const addressElement = (stripe: Stripe, options: AddressOptions): AddressEntry => {
  const { place, countries, phone, first, onChange, onLoadError } = options;
  const elements = stripe.elements({ appearance: paymentAppearance(), locale: stripeLocale() });
  onSchemeChange(() => void elements.update({ appearance: paymentAppearance() }));
  const element = elements.create('address', {
    mode: 'shipping',
    allowedCountries: [...countries],
    // It would load Google's maps, which the page's Content-Security-Policy doesn't allow.
    autocomplete: { mode: 'disabled' },
    ...(phone
      ? {
          fields: { phone: 'always' },
          validation: { phone: { required: phone === 'required' ? 'always' : 'never' } },
        }
      : {}),
    ...(first ? { defaultValues: defaultsOf(first) } : {}),
  });
  element.on('change', ({ value, complete }) => onChange(value, complete));
  element.on('ready', () => place.removeAttribute('aria-busy'));
  element.on('loaderror', onLoadError);
  element.mount(place);

  return {
    focus: () => element.focus(),
    whole: async () => {
      const { complete, value } = await element.getValue();
      return complete ? value : undefined;
    },
  };
};

const defaultsOf = ({ name, phone, postalCode, ...address }: ShippingAddress) => ({
  name,
  ...(phone ? { phone } : {}),
  address: { ...address, postal_code: postalCode ?? '' },
});
