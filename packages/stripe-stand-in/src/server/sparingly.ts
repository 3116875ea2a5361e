/** A function that leaves calls out, so that it takes no more than a fiftieth of the time. */

const pausePerTime = 50;

/**
 * The state is written as a whole. After tens of thousands of payments that takes so long that, done each
 * second, nothing else would be done. `now` is in milliseconds.
 */
export const sparingly = (
  act: () => void,
  now: () => number = performance.now.bind(performance),
) => {
  let notBefore = Number.NEGATIVE_INFINITY;
  return (): void => {
    const begun = now();
    if (begun < notBefore) return;
    act();
    const ended = now();
    notBefore = ended + (ended - begun) * pausePerTime;
  };
};
