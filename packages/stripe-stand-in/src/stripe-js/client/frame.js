// An iframe of the stand-in's own origin, and the messages between it and the page.
(() => {
  const standIn = globalThis.StripeStandIn;
  const origin = new URL(document.currentScript.src).origin;
  const patienceMs = 10_000;
  let opened = 0;

  /**
   * Opens `page` inside `container`. `init` is sent when the frame says hello, `onEvent(type, data)`
   * hears what it tells; messages from other windows or origins are ignored.
   */
  standIn.openFrame = ({ page, title, container, init, onEvent }) => {
    const iframe = document.createElement('iframe');
    const waiting = new Map();
    const early = [];
    let awake = false;
    let requests = 0;
    opened += 1;
    iframe.name = `__privateStripeFrame${opened}`;
    iframe.title = title;
    iframe.src = `${origin}/v3/${page}#${encodeURIComponent(location.origin)}`;
    // A frame is transparent only when it has the colour scheme of its document.
    Object.assign(iframe.style, {
      display: 'block',
      width: '100%',
      height: '0px',
      border: '0',
      colorScheme: 'light',
      userSelect: 'none',
    });

    const post = (message) => iframe.contentWindow?.postMessage(message, origin);
    const send = (type, data) => {
      if (awake) post({ type, data });
      else early.push({ type, data });
    };

    const onMessage = (event) => {
      if (event.origin !== origin || event.source !== iframe.contentWindow) return;
      const { type, data, request, problem } = event.data;
      if (type === 'hello') {
        awake = true;
        clearTimeout(timer);
        post({ type: 'init', data: init });
        for (const message of early.splice(0)) post(message);
      } else if (type === 'answer') {
        const { resolve, reject } = waiting.get(request) ?? {};
        waiting.delete(request);
        if (problem) reject?.(new Error(problem));
        else resolve?.(data);
      } else if (type === 'height') {
        iframe.style.height = `${data}px`;
      } else {
        onEvent(type, data);
      }
    };
    addEventListener('message', onMessage);
    const fail = (message) => {
      for (const { reject } of waiting.values()) reject(new Error(message));
      waiting.clear();
    };
    const timer = setTimeout(() => {
      const message = `${page} could not be loaded from ${origin}.`;
      onEvent('loaderror', { error: { type: 'api_connection_error', message } });
      fail(message);
    }, patienceMs);
    container.append(iframe);

    return {
      iframe,
      send,
      request: (type, data) =>
        new Promise((resolve, reject) => {
          requests += 1;
          waiting.set(requests, { resolve, reject });
          if (awake) post({ type, data, request: requests });
          else early.push({ type, data, request: requests });
        }),
      close: () => {
        clearTimeout(timer);
        removeEventListener('message', onMessage);
        iframe.remove();
        fail('The Element was unmounted.');
      },
    };
  };
})();
