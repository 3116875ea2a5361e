/** Makes and finds elements. Text is always text, never markup; styles are classes: the CSP allows no others. */

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** `h('p', { class: 'note' }, 'Hello')`. `true` sets an attribute, `false` and undefined leave it out. */
export const h = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children);
  return element;
};

/** The element of index.html with this id. Throws an Error when the page has none. */
export const byId = <Kind extends HTMLElement = HTMLElement>(id: string): Kind => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no element with the id "${id}".`);
  return element as Kind;
};

/** Scrolls no further than needed, and without an animation for a shopper who wants none. */
export const bringIntoView = (element: Element): void => {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'nearest', behavior: isStill ? 'instant' : 'smooth' });
};
