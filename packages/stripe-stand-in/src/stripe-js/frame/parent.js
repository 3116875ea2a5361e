// How a frame talks to the page that opened it, and to no other window or origin.
(() => {
  globalThis.StripeStandIn ??= {};

  /** Calls `on[type](data)` for each message; what it returns is the answer, if one was asked for. */
  globalThis.StripeStandIn.connect = (on) => {
    const origin = decodeURIComponent(location.hash.slice(1));
    const tell = (type, data) => parent.postMessage({ type, data }, origin);

    addEventListener('message', async (event) => {
      if (event.source !== parent || event.origin !== origin) return;
      const { type, data, request } = event.data;
      try {
        const answer = await on[type]?.(data);
        if (request) parent.postMessage({ type: 'answer', request, data: answer }, origin);
      } catch (error) {
        if (!request) throw error;
        const problem = `The frame could not do "${type}": ${error.message}`;
        parent.postMessage({ type: 'answer', request, problem }, origin);
      }
    });
    const tellHeight = () =>
      tell('height', Math.ceil(document.body.getBoundingClientRect().height));
    new ResizeObserver(tellHeight).observe(document.body);
    addEventListener('keydown', ({ key }) => key === 'Escape' && tell('escape'));
    tell('hello');
    return tell;
  };
})();
