/** Puts the page's language into the texts that index.html has already. */
import { words } from '../language/speak.ts';
import { shopFacts } from './shop-facts.ts';

/** `tag` is the language that the page speaks. What the shop says in no such language stays as it is. */
export const translatePage = (tag: string): void => {
  const { direction, page } = words();
  const textOf = (key = ''): string => page[key as keyof typeof page];
  document.documentElement.lang = tag;
  document.documentElement.dir = direction;
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = textOf(element.dataset.text);
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    element.setAttribute('aria-label', textOf(element.dataset.label));
  }
  const facts = shopFacts();
  for (const element of document.querySelectorAll<HTMLElement>('[data-shop]')) {
    const texts = facts[element.dataset.shop as 'headline' | 'intro'];
    const text = texts[tag];
    element.textContent = text ?? texts[facts.language] ?? '';
    if (text === undefined) element.lang = facts.language;
    else element.removeAttribute('lang');
  }
};
