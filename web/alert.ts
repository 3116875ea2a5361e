/** A sentence in an element with role="alert", and the control that it is about marked invalid. */
import { byId } from './dom.ts';

export type Alert = {
  /** Shows the sentence; an empty one clears it. The same sentence isn't announced twice. */
  show(sentence: string): void;
  clear(): void;
};

/** `control`, when given, is described by the alert in index.html (`aria-describedby`). */
export const alertIn = (id: string, control?: HTMLElement): Alert => {
  const element = byId(id);
  const show = (sentence: string) => {
    if (element.textContent !== sentence) element.textContent = sentence;
    if (control && sentence) control.setAttribute('aria-invalid', 'true');
    else control?.removeAttribute('aria-invalid');
  };
  return { show, clear: () => show('') };
};
