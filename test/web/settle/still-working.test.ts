/** @jest-environment @happy-dom/jest-environment */
import { stillWorking } from '../../../web/settle/still-working.ts';

const shown = (why?: string) => {
  document.body.replaceChildren(...stillWorking(why));
  return { text: document.body.textContent, link: document.querySelector('a')?.href };
};

test('a shopper who waits reads that nothing is lost, and where the checkout is found again', () => {
  const { text, link } = shown();
  expect(text).toMatch(
    /^Still working.*not charged twice\. You may close this page.*at this address\.$/,
  );
  expect(link).toBe(location.href);
});

test('what the shop knows of the checkout is said instead', () => {
  expect(shown('Nothing will be charged.').text).toMatch(
    /^Nothing will be charged\. You may close/,
  );
});
