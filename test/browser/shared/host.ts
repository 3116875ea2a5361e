/**
 * A process that holds what the page's tests share: one browser, and one shop that sells as
 * `npm start` does. It tells its parent their addresses, and ends when its parent is gone.
 */
import { startBrowserServer } from '../../support/browser.ts';
import { startCheckoutSystem } from '../../support/system.ts';
import type { HostMessage } from './addresses.ts';

const tell = (message: HostMessage): void => {
  process.send?.(message);
};

const start = async (): Promise<() => Promise<void>> => {
  const [browser, shop] = await Promise.all([startBrowserServer(), startCheckoutSystem()]);
  const { pageUrl, stripeUrl } = shop;
  tell({ addresses: { browserUrl: browser.wsEndpoint(), pageUrl, stripeUrl } });
  return async () => {
    await Promise.allSettled([browser.close(), shop.stop()]);
  };
};

const started = start();
started.catch((error: unknown) => {
  tell({ failure: error instanceof Error ? error.message : String(error) });
});

process.once('disconnect', async () => {
  const stop = await started.catch(() => undefined);
  await stop?.();
  process.exit(0);
});
// A terminal's Ctrl+C reaches all of its processes: this one waits until the tests have ended.
process.on('SIGINT', () => {});
