/** A shop of the test file's own, for tests that look behind the page or make the shop misbehave. */
import { type CheckoutSystem, startCheckoutSystem } from '../support/system.ts';
import { type OpenPage, openPage } from './open-page.ts';
import { type Records, recordsOf } from './records.ts';
import type { Shopper } from './shopper.ts';
import type { Visit } from './visits.ts';

export type KnownShopper = Shopper & Records;

export type OpenShop = Omit<OpenPage, 'visit'> & {
  /** The running system; only within tests. */
  readonly system: CheckoutSystem;
  readonly visit: (visit?: Visit) => Promise<KnownShopper>;
};

type Options = Parameters<typeof startCheckoutSystem>[0];

/** Opens it before the file's tests and closes it after them. */
export const openShop = (options: Options = {}): OpenShop => {
  let system: CheckoutSystem | undefined;
  const needed = (): CheckoutSystem => {
    if (system === undefined) throw new Error('The shop is open only within tests.');
    return system;
  };
  const page = openPage(async () => {
    system = await startCheckoutSystem(options);
    return system;
  });
  return {
    ...page,
    get system() {
      return needed();
    },
    visit: async (visit) => {
      const shopper = await page.visit(visit);
      return { ...shopper, ...recordsOf(shopper.email, needed()) };
    },
  };
};
