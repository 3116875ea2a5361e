/**
 * Redraws an element only where it differs, so that whatever the reader has selected, focused,
 * unfolded or begun to type stays as it is.
 */

/** Marks an element, so that `keep` finds it again at the next redraw. */
export const keyed = <Marked extends HTMLElement>(key: string, element: Marked): Marked => {
  element.dataset.key = key;
  return element;
};

const isTypedIn = (element: Element): boolean =>
  element.contains(document.activeElement) && document.activeElement?.tagName === 'INPUT';

/**
 * Gives an element the content of a fresh one, unless the reader types in it or nothing differs.
 */
export const keepLike = (element: Element, fresh: Element): void => {
  // Whether it is unfolded is the reader's choice and does not count as a difference.
  if (element instanceof HTMLDetailsElement && fresh instanceof HTMLDetailsElement) {
    fresh.open = element.open;
  }
  if (element.isEqualNode(fresh) || isTypedIn(element)) return;
  element.replaceChildren(...fresh.childNodes);
};

const keyOf = (child: Node): string | undefined =>
  child instanceof HTMLElement ? child.dataset.key : undefined;

/**
 * Gives an element these children, in this order, each with its own key. A child that exists
 * already stays in the document, and `update` makes it like the fresh one.
 */
export const keep = (
  parent: Element,
  children: readonly HTMLElement[],
  update: (kept: Element, fresh: Element) => void = keepLike,
): void => {
  const wanted = new Set(children.map(keyOf));
  for (const child of [...parent.childNodes]) {
    if (!wanted.has(keyOf(child) ?? '')) child.remove();
  }
  const kept = new Map([...parent.children].map((child) => [keyOf(child), child]));
  let next = parent.firstElementChild;
  for (const fresh of children) {
    const child = kept.get(keyOf(fresh));
    if (child !== undefined) update(child, fresh);
    // Moving an element removes its focus and selection, so only one in a wrong place is moved.
    if (child !== undefined && child === next) next = next.nextElementSibling;
    else parent.insertBefore(child ?? fresh, next);
  }
};
