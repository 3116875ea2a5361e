/** What Stripe reports of taxes is what was paid and what was paid back, each once. */
import { type Books, paymentsOf, refundsOf, sumOf } from './books.ts';

export const checkTaxes = (books: Books): void => {
  const { checkouts, shop, found } = books;
  const { taxAssociations, taxTransactions } = shop.stripe;
  const named = checkouts.flatMap(({ taxCalculation }) => taxCalculation ?? []);
  if (new Set(named).size < named.length) found('two checkouts name the same tax calculation');
  for (const { id: checkoutId, taxCalculation } of checkouts) {
    if (taxCalculation === undefined) continue;
    for (const { id, status, amount_received: received } of paymentsOf(books, checkoutId)) {
      const association = taxAssociations.find(({ payment_intent }) => payment_intent === id);
      const attempts = association?.tax_transaction_attempts ?? [];
      const committed = attempts.flatMap((each) => each.committed?.transaction ?? []);
      const made = taxTransactions.filter((each) => committed.includes(each.id));
      const taken = made.filter(({ type }) => type === 'transaction');
      if (committed.length < attempts.length) found(`${id} has taxes that were not reported`);
      if (status !== 'succeeded' && made.length > 0) found(`${id} has taxes, and was not paid`);
      if (status === 'succeeded' && taken.length !== 1) {
        found(`${id} was paid, and its taxes were reported ${taken.length} times`);
      }
      const reported = made.reduce((sum, { amount_total: total }) => sum + total, 0);
      const kept = received - sumOf(refundsOf(shop, id));
      if (reported !== kept) found(`${id} keeps ${kept}, and the tax reports say ${reported}`);
    }
  }
};
