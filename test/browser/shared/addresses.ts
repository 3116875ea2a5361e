/** Where the browser and the shop are that the page's tests share. */

export type Addresses = {
  /** What Playwright connects to. */
  readonly browserUrl: string;
  readonly pageUrl: string;
  readonly stripeUrl: string;
};

/** What the process that holds them says of itself, once. */
export type HostMessage = { readonly addresses: Addresses } | { readonly failure: string };

/** The environment variable with the address that answers `sharedAddresses`. */
export const askAt = 'HOLDFAST_SHARED_BROWSER';

/**
 * Asks Jest's main process, which starts both when it is asked for the first time. Throws an Error
 * with what could not be started.
 */
export const sharedAddresses = async (): Promise<Addresses> => {
  const url = process.env[askAt];
  if (url === undefined) {
    throw new Error(
      `${askAt} is not set: the page's tests are run by Jest, with this repository's configuration.`,
    );
  }
  const response = await fetch(url);
  const message: HostMessage = JSON.parse(await response.text());
  if ('failure' in message) throw new Error(message.failure);
  return message.addresses;
};
