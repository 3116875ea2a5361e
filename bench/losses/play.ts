/** Lets a shop have all visits, and reads its ledger after them. */
import { type Losses, lossesIn, soldIn } from '../ledger/losses.ts';
import { ordersIn } from '../ledger/read-orders.ts';
import { readPayments } from '../ledger/read-payments.ts';
import { mishaps, type Visit } from './mishaps.ts';
import type { Shop } from './shop.ts';

export type Books = { readonly visits: number; readonly sold: number; readonly losses: Losses };

/** What became of the visits with this mishap. */
export type PlayedMishap = Books & { readonly mishap: string };

/** Payments and orders belong to the mishap of their shopper: both name an e-mail. */
export const play = async (
  shop: Shop,
  visits: readonly Visit[],
  onVisit: () => void,
): Promise<readonly PlayedMishap[]> => {
  for (const visit of visits) {
    await shop.visit(visit);
    onVisit();
  }
  await shop.close();
  const payments = await readPayments(shop.stripe);
  const rows = await shop.orderRows();
  return mishaps.map(({ name }) => {
    const own = new Set(
      visits.filter(({ mishap }) => mishap.name === name).map(({ email }) => email),
    );
    const paid = payments.filter(({ shopper }) => shopper !== null && own.has(shopper));
    const orders = ordersIn(rows.filter(({ email }) => own.has(String(email))));
    return {
      mishap: name,
      visits: own.size,
      sold: soldIn(paid, orders),
      losses: lossesIn(paid, orders),
    };
  });
};
