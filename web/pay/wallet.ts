/** Paying with a wallet: what its sheet shows, and what is paid when the shopper confirms it. */
import type { Destination, Quote } from '../../functions/checkout/contract.ts';
import { destinationOf, shippingAddressOf } from '../deliver/destination.ts';
import { words } from '../language/speak.ts';
import type { Alert } from '../page/alert.ts';
import type { Wish } from '../page/api.ts';
import type { Shop } from '../shop/shop.ts';
import { countriesOf, isShipped, quoteOf, wishOf } from '../shop/shop-state.ts';
import type { WalletActions, WalletElement } from '../stripe/express-checkout-element.ts';
import type { Paying } from './paying.ts';
import { walletSheet } from './wallet-sheet.ts';

export type WalletOptions = {
  readonly mount: (actions: WalletActions) => WalletElement;
  readonly shop: Pick<Shop, 'state' | 'soonQuote'>;
  readonly pay: Paying['pay'];
  /** The price for a place; throws when there is none. */
  readonly quoteFor: (wish: Wish) => Promise<Quote>;
  readonly alert: Alert;
};

export type Wallet = {
  /** The form's total has changed. In minor units. */
  setTotal(amountMinor: number): void;
  lock(locked: boolean): void;
  destroy(): void;
};

/** What the open sheet is for: the price that it shows, and what that is the price of. */
type OpenSheet = { readonly wish: Wish; readonly quote: Quote };

/** Stripe waits one second for what the sheet is to show. */
const clickPatienceMs = 900;

/** Mounts the wallet's buttons. While a sheet is open, its price is the sheet's and not the form's. */
export const createWallet = ({ mount, shop, pay, quoteFor, alert }: WalletOptions): Wallet => {
  let sheet: OpenSheet | undefined;

  const reprice = async (destination: Destination | undefined): Promise<Quote> => {
    if (!sheet || !destination) throw new Error('The wallet asked for a price of nothing.');
    const wish = { ...sheet.wish, destination };
    sheet = { ...sheet, wish };
    const quote = await quoteFor(wish);
    if (sheet?.wish !== wish) throw new Error('The wallet has asked for another address since.');
    sheet = { wish, quote };
    element.setTotal(quote.total);
    return quote;
  };

  const close = () => {
    sheet = undefined;
    const quote = quoteOf(shop.state());
    if (quote) element.setTotal(quote.total);
  };

  const element = mount({
    async click({ resolve, reject }) {
      const quote = await shop.soonQuote(clickPatienceMs);
      if (!quote) return reject();
      const state = shop.state();
      sheet = { wish: wishOf(state), quote };
      alert.clear();
      const shippingAddressRequired = isShipped(state);
      resolve({
        ...walletSheet(quote, shippingAddressRequired),
        emailRequired: true,
        shippingAddressRequired,
        ...(shippingAddressRequired ? { allowedShippingCountries: [...countriesOf(state)] } : {}),
        // A wallet can be asked for a number only by needing one.
        ...(shippingAddressRequired && state.catalog?.phone === 'required'
          ? { phoneNumberRequired: true }
          : {}),
      });
    },
    async changeAddress({ address, resolve, reject }) {
      try {
        resolve(walletSheet(await reprice(destinationOf(address)), true));
      } catch {
        reject();
      }
    },
    changeRate({ resolve, reject }) {
      if (sheet) resolve(walletSheet(sheet.quote, true));
      else reject();
    },
    cancel: close,
    async confirm({ billingDetails, shippingAddress, paymentFailed }) {
      const email = billingDetails?.email;
      if (!sheet || !email) {
        const { noWalletEmail } = words().pay;
        paymentFailed({ reason: 'invalid_payment_data', message: noWalletEmail });
        alert.show(noWalletEmail);
        return close();
      }
      const shipping =
        shippingAddress &&
        shippingAddressOf(shippingAddress.name, shippingAddress.address, billingDetails.phone);
      const hasOrder = await pay({
        items: sheet.wish.items,
        email,
        quote: sheet.quote,
        shipping: isShipped(shop.state()) ? shipping : undefined,
        collect: element.collect,
        onIncomplete: ({ message }) => alert.show(message),
      });
      if (hasOrder) return;
      paymentFailed({ reason: 'fail' });
      close();
    },
  });

  return {
    setTotal: (amountMinor) => {
      if (!sheet) element.setTotal(amountMinor);
    },
    lock: element.lock,
    destroy: element.destroy,
  };
};
