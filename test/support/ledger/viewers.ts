/** How far one network gets with cards, promotion codes and looks that are not its own. */
import { type Books, paymentsOf } from './books.ts';
import type { Answered, Traffic } from './traffic.ts';

/** As `functions/http/few-attempts.ts` has it. */
const mostGuesses = 20;
const hourMs = 60 * 60_000;

export const checkViewers = (books: Books): void => {
  const { traffic } = books.shop;
  if (traffic === undefined) return;
  for (const [network, asked] of Map.groupBy(traffic.answers, (answer) => answer.network)) {
    checkAttempts(books, traffic, network, asked);
    checkGuesses(books, network, asked);
  }
  for (const { id } of books.checkouts) checkLooks(books, traffic, String(id));
};

/** Checkouts without an order: so many within an hour may ask Stripe for a hold, and no more. */
const checkAttempts = (
  { checkouts, orders, shop, found }: Books,
  { attemptsPerHour }: Traffic,
  network: string,
  asked: readonly Answered[],
): void => {
  const ids = new Set(asked.map(({ about }) => about.checkoutId));
  const ordered = new Set(orders.map(({ checkoutId }) => checkoutId));
  const tried = checkouts
    .filter(({ id }) => ids.has(String(id)) && !ordered.has(id))
    .filter(({ id }) =>
      shop.stripe.journal.some(({ idempotencyKey }) =>
        idempotencyKey?.startsWith(`${String(id)}:authorize`),
      ),
    );
  for (const [hour, ofHour] of Map.groupBy(tried, ({ placedAt }) =>
    String(placedAt).slice(0, 13),
  )) {
    if (ofHour.length > attemptsPerHour) {
      found(`${network} had ${ofHour.length} cards tried in the hour ${hour}`);
    }
  }
};

/** A code is guessed when the answer says that there is none. The same code counts once. */
const checkGuesses = ({ found }: Books, network: string, asked: readonly Answered[]): void => {
  const wrong = asked.filter(({ code }) => code === 'promotion_unusable');
  for (const [hour, ofHour] of Map.groupBy(wrong, ({ askedAtMs }) =>
    Math.floor(askedAtMs / hourMs),
  )) {
    const codes = new Set(ofHour.map(({ about }) => about.promotionCode?.toUpperCase()));
    if (codes.size > mostGuesses) found(`${network} guessed ${codes.size} codes in hour ${hour}`);
  }
};

/** After a fault, the same look is sent again. */
const unsettledMs = 2 * 60_000;
/** A look is allowed a second after the last one; how long it takes to Stripe differs a little. */
const shortestMs = 900;

/** However often a browser asks, Stripe is asked about a checkout's payment once a second. */
const checkLooks = (books: Books, { sent }: Traffic, checkoutId: string): void => {
  const intents = paymentsOf(books, checkoutId).map(({ id }) => id);
  const ofRoute = sent.filter(({ from }) => from === 'Authentication');
  const faultyAtMs = ofRoute.filter(({ isFaulty }) => isFaulty).map(({ sentAtMs }) => sentAtMs);
  const looks = ofRoute
    .filter(({ service, path }) => service === 'stripe' && intents.some((id) => path.includes(id)))
    .map(({ sentAtMs }) => sentAtMs)
    .sort((a, b) => a - b);
  for (const [index, atMs] of looks.entries()) {
    const last = looks[index - 1];
    const isUnsettled = faultyAtMs.some((fault) => fault <= atMs && atMs - fault < unsettledMs);
    if (last !== undefined && atMs - last < shortestMs && !isUnsettled) {
      books.found(`Stripe was asked about ${checkoutId} twice within ${atMs - last} ms`);
    }
  }
};
