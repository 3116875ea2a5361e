/** The bank's question on the page, and a test card whose bank asks it. */
import type { Shopper } from './shopper.ts';

export const asksTheBank = { number: '4000 0000 0000 3220' };

export const bankOf = ({ page }: Shopper) => {
  const frame = page.frameLocator('iframe[title="3D Secure frame"]');
  return {
    dialog: page.getByRole('dialog', { name: 'Confirm the payment with your bank' }),
    amount: frame.locator('#amount'),
    complete: frame.getByRole('button', { name: 'Complete' }),
    fail: frame.getByRole('button', { name: 'Fail' }),
  };
};
