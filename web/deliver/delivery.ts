/** Where the order is sent: Stripe's Address Element, for a cart with something to ship. */
import type { Stripe, StripeAddressElementChangeEvent } from '@stripe/stripe-js';
import type { Destination, ShippingAddress } from '../../functions/checkout/contract.ts';
import { alertIn } from '../page/alert.ts';
import { byId } from '../page/dom.ts';
import { onSchemeChange, paymentAppearance } from '../pay/appearance.ts';
import { frameUnavailable } from '../pay/payment-entry.ts';
import { destinationOf, shippingAddressOf } from './destination.ts';

type DeliveryOptions = {
  /** As far as it is typed; undefined before there is a country. */
  readonly onDestination: (destination: Destination | undefined) => void;
  /** Of the attempt that a reload interrupted. */
  readonly first: ShippingAddress | undefined;
};

/** For whoever wants to pay before the address is whole. */
export const incompleteAddress = 'Please complete the address that your order goes to.';

/** Shows the Element once it is needed, and keeps what was typed while it isn't. */
export const createDelivery = (stripe: Promise<Stripe>, options: DeliveryOptions) => {
  const part = byId('delivery');
  const place = byId('address');
  const alert = alertIn('address-error');
  let element: ReturnType<typeof mountAddress> | undefined;
  let isStripeAway = false;
  let isNeeded = false;
  const show = () => {
    part.hidden = !isNeeded || isStripeAway;
  };
  // Why there is no Stripe, is said once for the whole page.
  stripe.catch(() => {
    isStripeAway = true;
    show();
  });

  const onChange = ({ value }: StripeAddressElementChangeEvent) => {
    alert.clear();
    options.onDestination(destinationOf(value.address));
  };

  const mount = async (countries: readonly string[]) => {
    const loaded = await stripe.catch(() => undefined);
    if (!loaded || element) return;
    element = mountAddress(loaded, { countries, first: options.first });
    element.on('change', onChange);
    element.on('ready', () => place.removeAttribute('aria-busy'));
    element.on('loaderror', () => {
      place.hidden = true;
      alert.show(frameUnavailable);
    });
    element.mount(place);
  };

  return {
    /** The countries that the cart can be sent to; none when there is nothing to send. */
    offer(countries: readonly string[]) {
      isNeeded = countries.length > 0;
      show();
      if (isNeeded && !element) void mount(countries);
    },
    /** The whole address; undefined when it isn't one yet, which is said beside the field. */
    async collect(): Promise<ShippingAddress | undefined> {
      const typed = await element?.getValue();
      if (typed?.complete) return shippingAddressOf(typed.value.name, typed.value.address);
      alert.show(incompleteAddress);
      element?.focus();
      return undefined;
    },
    refuse: alert.show,
    clearAlert: alert.clear,
    // The Element itself has no way of being locked.
    lock: (locked: boolean) => {
      place.inert = locked;
    },
  };
};

export type Delivery = ReturnType<typeof createDelivery>;

type Mounting = {
  readonly countries: readonly string[];
  readonly first: ShippingAddress | undefined;
};

// Elements of its own, so that it serves the card Element too, and a wallet doesn't ask for it.
const mountAddress = (stripe: Stripe, { countries, first }: Mounting) => {
  const elements = stripe.elements({ appearance: paymentAppearance(), locale: 'en' });
  onSchemeChange(() => void elements.update({ appearance: paymentAppearance() }));
  const { name, postalCode, ...address } = first ?? {};
  return elements.create('address', {
    mode: 'shipping',
    allowedCountries: [...countries],
    // It would load Google's maps, which the page's Content-Security-Policy doesn't allow.
    autocomplete: { mode: 'disabled' },
    ...(first
      ? {
          defaultValues: {
            name: name ?? '',
            address: { ...address, postal_code: postalCode ?? '', country: first.country },
          },
        }
      : {}),
  });
};
