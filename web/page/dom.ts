/** Makes elements. Text is always text, never markup; styles are classes, as the CSP demands. */

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

/** The element that index.html has under this id. Throws when page and script don't fit together. */
export const byId = <Kind extends HTMLElement = HTMLElement>(id: string): Kind => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no element with the id "${id}".`);
  return element as Kind;
};

/** Scrolls as little as it takes, and without a motion for whoever wants none. */
export const bringIntoView = (element: Element): void => {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'nearest', behavior: isStill ? 'instant' : 'smooth' });
};
