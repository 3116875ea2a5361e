/** The wallet of the stand-in for Stripe: its button on the page, and the sheet that it opens. */
import type { Shopper } from './shopper.ts';

export const walletOf = ({ page }: Shopper) => {
  const sheet = page.frameLocator('iframe[title="Wallet frame"]');
  return {
    open: () =>
      page
        .frameLocator('iframe[title="Secure express checkout frame"]')
        .getByRole('button', { name: 'Link (test)' })
        .click(),
    dialog: page.getByRole('dialog', { name: 'Pay with Link (test)' }),
    sheet,
    pay: (total: string) => sheet.getByRole('button', { name: `Pay ${total}` }),
    email: sheet.getByLabel('E-mail'),
  };
};
