/** The fields of an address in a frame of Stripe's, filled by their labels. */
import type { FrameLocator } from 'playwright-core';
import type { Shopper } from './shopper.ts';

export const inCalifornia = {
  country: 'US',
  'Full name': 'Ada Lovelace',
  Address: '1 Market St',
  City: 'San Francisco',
  State: 'CA',
  ZIP: '94107',
};

export const inBerlin = {
  country: 'DE',
  'Full name': 'Ada Lovelace',
  Address: 'Hauptstr. 1',
  City: 'Berlin',
  'Postal code': '10115',
};

/** The frame that asks where to send the goods. */
export const addressOf = ({ page }: Shopper): FrameLocator =>
  page.frameLocator('iframe[title="Secure address input frame"]');

/** Chooses the country first, which decides what else is asked for. */
export const fillAddress = async (
  frame: FrameLocator,
  { country, ...fields }: Readonly<Record<string, string>> & { readonly country: string },
): Promise<void> => {
  await frame.getByLabel('Country or region').selectOption(country);
  for (const [label, text] of Object.entries(fields)) {
    await frame.getByLabel(label, { exact: true }).fill(text);
  }
};
