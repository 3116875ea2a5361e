/** For files whose checkouts run to their end: after each test they did, and the books are in order. */
import type { OpenShop } from './open-shop.ts';

/** A test that failed leaves what it leaves: the tests after it in the file are not blamed for that. */
export const keepBooks = (shop: OpenShop): void => {
  let isSpoilt = false;
  afterEach(async () => {
    isSpoilt ||= globalThis.hasTestFailed === true;
    if (isSpoilt) return;
    const { executions, violations } = shop.system;
    await Promise.all(executions.list().map(({ name }) => executions.whenEnded(name)));
    expect(await violations()).toEqual([]);
  });
};
