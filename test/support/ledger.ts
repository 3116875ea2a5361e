/**
 * The books, checked from outside: what Stripe says of the money, what the tables say of orders and
 * stock, and what executions, logs and events say of both. Called once everything is quiet.
 */
import { checkAnswers } from './ledger/answers.ts';
import { openBooks, type Shop } from './ledger/books.ts';
import { checkCheckouts } from './ledger/checkouts.ts';
import { checkDecisions } from './ledger/decisions.ts';
import { checkDeclines } from './ledger/declines.ts';
import { checkEvents } from './ledger/events.ts';
import { checkKeys } from './ledger/keys.ts';
import { checkOrders } from './ledger/orders.ts';
import { checkPayments } from './ledger/payments.ts';
import { checkPromotions } from './ledger/promotions.ts';
import { checkSilence } from './ledger/silence.ts';
import { checkStock } from './ledger/stock.ts';
import { checkTaxes } from './ledger/taxes.ts';
import { checkText } from './ledger/text.ts';
import { checkViewers } from './ledger/viewers.ts';

/**
 * Every way in which the books disagree, as sentences; none when they are in order. `initial` says
 * what there was of a product, where that is not what the catalogue says.
 */
export const violationsIn = async (
  shop: Shop,
  initial: Readonly<Record<string, number>> = {},
): Promise<readonly string[]> => {
  const violations: string[] = [];
  const books = await openBooks(shop, (violation) => violations.push(violation));
  checkPayments(books);
  checkOrders(books);
  checkCheckouts(books);
  checkDecisions(books);
  checkKeys(books);
  checkStock(books, initial);
  checkPromotions(books);
  checkTaxes(books);
  checkEvents(books);
  checkSilence(books);
  checkText(books);
  checkAnswers(books);
  checkViewers(books);
  checkDeclines(books);
  return violations;
};
