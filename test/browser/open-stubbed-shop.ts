/** The shared shop behind a stub that fixes what the shop answers: for tests of the page's part only. */
import type { Page } from 'playwright-core';
import { openSharedShop } from './open-shared-shop.ts';
import type { Shopper } from './shopper.ts';
import { type StubbedShop, stubShop } from './stubbed-shop.ts';
import type { Visit } from './visits.ts';

export type StubbedVisit = Omit<StubbedShop, 'prepare'> & {
  readonly shopper: Shopper;
  readonly page: Page;
};

/** Each visit has a stub of its own; `prepare` comes after it, and so answers first. */
export const openStubbedShop = () => {
  const shop = openSharedShop();
  return {
    /** The stub knows no workshop: a mug is in the cart by default. */
    visit: async ({ prepare, at = '?items=mug:1', ...visit }: Visit): Promise<StubbedVisit> => {
      const stub = stubShop();
      const shopper = await shop.visit({
        ...visit,
        at,
        prepare: async (page) => {
          await stub.prepare(page);
          await prepare?.(page);
        },
      });
      const { wishes, checkouts } = stub;
      return { shopper, page: shopper.page, wishes, checkouts };
    },
  };
};
