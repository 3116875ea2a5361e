/** What the page does when paying has ended without an order: it says why, in view, and asks what is left. */
import type { CheckoutRequest, CheckoutView, Problem } from '../../functions/checkout/contract.ts';
import type { Alert } from '../page/alert.ts';
import { placeOf } from '../page/refusal-place.ts';
import { refusalSentence } from '../settle/words.ts';
import type { Shop } from '../shop/shop.ts';
import type { PayView } from './pay-view.ts';

export const outcomes = (shop: Shop, { alerts, email }: Pick<PayView, 'alerts' | 'email'>) => {
  // What is drawn above the sentence meanwhile must not push it out of sight.
  const tell = async (alert: Alert, sentence: string, drawn?: Promise<unknown>) => {
    alert.tell(sentence);
    await drawn;
    alert.stay();
  };

  return {
    /** The checkout has ended. */
    onEnd: (checkout: CheckoutView) => {
      const drawn = checkout.status === 'rejected' ? shop.refresh() : undefined;
      void tell(alerts.form, refusalSentence(checkout), drawn);
    },
    /** There is no checkout: the request was refused. */
    onRefusal: (body: CheckoutRequest, problem: Problem) => {
      const { code, detail, quote } = problem;
      if (quote) shop.takeQuote(quote);
      const drawn = code === 'out_of_stock' ? shop.refresh() : undefined;
      if (shop.refuse(body, problem)) return;
      const { at } = placeOf(problem);
      const alert = alerts[at === 'email' || at === 'card' ? at : 'form'];
      void tell(alert, detail, code === 'price_changed' ? shop.reload() : drawn);
      if (at === 'email') email.focus();
    },
  };
};
