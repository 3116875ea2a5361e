/** A sentence in an element with role="alert", and the control that it is about marked invalid. */
import { bringIntoView, byId } from './dom.ts';

export type Alert = {
  /**
   * Shows the sentence where the shopper sees it; an empty one clears it. The same sentence is
   * neither announced nor scrolled to twice.
   */
  show(sentence: string): void;
  clear(): void;
};

/** `control`, when given, is described by the alert in index.html (`aria-describedby`). */
export const alertIn = (id: string, control?: HTMLElement): Alert => {
  const element = byId(id);
  const show = (sentence: string) => {
    if (control && sentence) control.setAttribute('aria-invalid', 'true');
    else control?.removeAttribute('aria-invalid');
    if (element.textContent === sentence) return;
    element.textContent = sentence;
    if (sentence) bringIntoView(element);
  };
  return { show, clear: () => show('') };
};
