/** A sentence in an element with role="alert"; the control that it is about is marked invalid. */
import { bringIntoView, byId } from './dom.ts';

export type Alert = {
  /**
   * Shows the sentence and scrolls to it; an empty sentence clears the alert. A sentence that is
   * shown already is neither announced nor scrolled to again.
   */
  show(sentence: string): void;
  /** Shows it and takes the focus there: for the end of what a shopper has waited for. */
  tell(sentence: string): void;
  /** Scrolls to it again after the page was redrawn, for a shopper who is still there. */
  stay(): void;
  clear(): void;
};

/** `control` is the field that index.html describes by this alert (`aria-describedby`), if any. */
export const alertIn = (id: string, control?: HTMLElement): Alert => {
  const element = byId(id);
  const show = (sentence: string) => {
    if (control && sentence) control.setAttribute('aria-invalid', 'true');
    else control?.removeAttribute('aria-invalid');
    if (element.textContent === sentence) return;
    element.textContent = sentence;
    if (sentence) bringIntoView(element);
  };
  const tell = (sentence: string) => {
    show(sentence);
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  };
  const stay = () => {
    if (document.activeElement === element) bringIntoView(element);
  };
  return { show, tell, stay, clear: () => show('') };
};
