/** Promotion codes are counted as often as they were used. */
import type { Books } from './books.ts';

/** A code is used by each order that has it and was not canceled. */
export const checkPromotions = ({ orders, promotions, found }: Books): void => {
  for (const { code, redeemed } of promotions) {
    const using = orders.filter(
      ({ promotion, status }) =>
        (promotion as { code?: string } | undefined)?.code === code && status !== 'canceled',
    );
    if (using.length !== redeemed) {
      found(`${String(code)} was used by ${using.length}, and counted ${String(redeemed)} times`);
    }
  }
};
