/** A flow as a function that can be invoked: the simulated network has no servers. */
import type { Answer, Click, Flow } from './http.ts';

/** Resolves to the answer as soon as there is one; what the flow does later goes on behind it. */
export const answered =
  (flow: Flow) =>
  (click: Click): Promise<Answer> =>
    new Promise((resolve, reject) => {
      flow(click, resolve).catch(reject);
    });
