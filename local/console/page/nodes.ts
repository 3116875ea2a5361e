/** Makes the console's page out of nodes, never out of HTML text. */

/** The page's element with this id. Throws an Error when the page has none. */
export const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no element #${id}.`);
  return element;
};

export type Child = Node | string;

/** A new element with these properties and children. */
export const node = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

/** Text on a line of its own in a cell, which may wrap. */
export const beneath = (textContent: string): HTMLElement =>
  node('span', { className: 'beneath', textContent });

/** A link to the row of this checkout, order or payment; nothing without an id. */
export const link = (id: string | undefined): Child =>
  id === undefined ? '' : node('a', { href: `#${id}`, textContent: id });

export const button = (textContent: string, onclick: () => void): HTMLElement =>
  node('button', { type: 'button', textContent, onclick });

/** A value as JSON, folded away below its title. */
export const json = (title: string, value: unknown): HTMLElement =>
  node(
    'details',
    {},
    node('summary', { textContent: title }),
    node('pre', { textContent: JSON.stringify(value, null, 2) }),
  );
