/** The part of the form that asks where the order is sent, for a cart with something to send. */
import type { Catalog, Destination, ShippingAddress } from '../../functions/checkout/contract.ts';
import { words } from '../language/speak.ts';
import { alertIn } from '../page/alert.ts';
import { byId } from '../page/dom.ts';
import type { AddressEntry, AddressOptions } from '../stripe/address-element.ts';
import type { Stripe } from '../stripe/load-stripe.ts';
import { destinationOf, shippingAddressOf } from './destination.ts';

type DeliveryOptions = {
  readonly stripe: Promise<Stripe>;
  readonly mountAddress: (stripe: Stripe, options: AddressOptions) => AddressEntry;
  /** What was typed before a reload. */
  readonly first: ShippingAddress | undefined;
  /** The destination as far as it is typed; undefined before there is a country. */
  readonly onDestination: (destination: Destination | undefined) => void;
};

/** Mounts the address fields when they are first needed; keeps what was typed when they aren't. */
export const createDelivery = ({ stripe, mountAddress, first, onDestination }: DeliveryOptions) => {
  const part = byId('delivery');
  const place = byId('address');
  const alert = alertIn('address-error');
  let entry: AddressEntry | undefined;
  let isStripeAway = false;
  let isNeeded = false;
  let typed = first;

  const show = () => {
    part.hidden = !isNeeded || isStripeAway;
  };
  // The page says elsewhere, once, why there is no Stripe.
  stripe.catch(() => {
    isStripeAway = true;
    show();
  });

  const mount = async (countries: readonly string[], phone: Catalog['phone']) => {
    const loaded = await stripe.catch(() => undefined);
    if (!loaded || entry) return;
    entry = mountAddress(loaded, {
      place,
      countries,
      phone,
      first,
      onChange: ({ name, address, phone: number }, isWhole) => {
        typed = shippingAddressOf(name, address, number);
        alert.clear();
        onDestination(destinationOf(address, isWhole));
      },
      onLoadError: () => {
        place.hidden = true;
        alert.show(words().pay.partNotLoaded);
      },
    });
  };

  return {
    /**
     * The countries that the cart can be sent to; none when nothing in it has to be sent. `phone`:
     * whether a telephone number is asked for.
     */
    offer(countries: readonly string[], phone?: Catalog['phone']) {
      isNeeded = countries.length > 0;
      show();
      if (isNeeded && !entry) void mount(countries, phone);
    },
    /** The complete address; undefined when it isn't complete yet, which is said beside it. */
    async collect(): Promise<ShippingAddress | undefined> {
      const whole = await entry?.whole();
      if (whole) return shippingAddressOf(whole.name, whole.address, whole.phone);
      alert.show(words().pay.noAddress);
      entry?.focus();
      return undefined;
    },
    /** The address as far as it is typed; undefined before anything is. */
    typed: () => typed,
    refuse: alert.show,
    clearAlert: alert.clear,
    // Stripe's Element has no way to be locked.
    lock: (locked: boolean) => {
      place.inert = locked;
    },
  };
};

export type Delivery = ReturnType<typeof createDelivery>;
