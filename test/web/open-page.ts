/** The page as the browser has it before any script: index.html as it is deployed, in the test's DOM. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageHtml } from '../../infra/page-html.ts';
import { pageLook } from '../support/page-look.ts';

const html = pageHtml(
  readFileSync(join(import.meta.dirname, '../../web/index.html'), 'utf8'),
  pageLook(),
);
const facts = /<meta name="shop"[^>]*>/.exec(html)?.[0] ?? '';
const body = /<body>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';

/** Call it before each test: nothing that a test did to the page is left. */
export const openPage = (): void => {
  document.head.innerHTML = facts;
  document.body.innerHTML = body;
  document.documentElement.lang = 'en';
};

/** The element that a selector finds. Throws an Error when there is none. */
export const find = <Kind extends HTMLElement = HTMLElement>(selector: string): Kind => {
  const element = document.querySelector<Kind>(selector);
  if (!element) throw new Error(`The page has no ${selector}.`);
  return element;
};

export const textOf = (selector: string): string => find(selector).textContent?.trim() ?? '';

/** Types into a field and leaves it, as a shopper does. */
export const typeInto = (field: HTMLInputElement, text: string): void => {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
};

export const submit = (selector: string): void => {
  find(selector).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
};

/** Lets everything run that only waits for a resolved promise. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
