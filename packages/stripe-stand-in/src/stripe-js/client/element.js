// One Element on the page: a frame with the card's fields, its events, and its life from mount to destroy.
(() => {
  const standIn = globalThis.StripeStandIn;
  const { IntegrationError, checkNames, elementKinds, openFrame } = standIn;

  const placeOf = (target) => {
    const place = typeof target === 'string' ? document.querySelector(target) : target;
    if (place instanceof HTMLElement && place.isConnected) return place;
    throw new IntegrationError(
      typeof target === 'string'
        ? `Invalid selector: "${target}" applies to no DOM element on the page. Make sure that it exists before you call mount().`
        : 'mount() takes a CSS selector or an element that is on the page.',
    );
  };

  /** `group` is what the Elements object shares: `frameOptions()` and `changed()`. */
  standIn.makeElement = (type, firstOptions, group) => {
    checkNames(`create('${type}')`, firstOptions);
    const { page, title, events } = elementKinds[type];
    const listeners = new Map();
    let options = { ...firstOptions };
    let frame;
    let place;
    let destroyed = false;

    const emit = (name, data = {}) => {
      for (const handler of [...(listeners.get(name) ?? [])])
        handler({ elementType: type, ...data });
    };
    // The card Element marks its container, so that the page can style it.
    const mark = (state, on) => {
      if (type === 'card')
        place?.classList.toggle(state ? `StripeElement--${state}` : 'StripeElement', on);
    };
    const wallet =
      type === 'expressCheckout'
        ? standIn.makeWallet({ group, options: () => options, emit })
        : undefined;
    const onEvent = (name, data) => {
      if (name === 'walletclick') return wallet?.click();
      if (name === 'focus' || name === 'blur') mark('focus', name === 'focus');
      if (name === 'change') {
        group.changed();
        mark('invalid', Boolean(data.error));
        mark('complete', data.complete);
        mark('empty', data.empty);
      }
      emit(name, data);
    };
    const alive = () => {
      if (!destroyed) return;
      throw new IntegrationError(
        'This Element has already been destroyed. Please create a new one.',
      );
    };
    const checkEvent = (name, handler) => {
      alive();
      if (!events.includes(name)) {
        throw new IntegrationError(
          `The ${type} Element has no event "${name}". It has: ${events.join(', ')}.`,
        );
      }
      if (handler !== undefined && typeof handler !== 'function') {
        throw new IntegrationError(
          `The handler of "${name}" should be a function. You specified: ${typeof handler}.`,
        );
      }
    };
    const unmount = () => {
      alive();
      for (const state of ['', 'focus', 'invalid', 'complete', 'empty']) mark(state, false);
      wallet?.close();
      frame?.close();
      frame = undefined;
      place = undefined;
    };

    const element = {
      mount(target) {
        alive();
        if (frame)
          throw new IntegrationError(
            'This Element is already mounted. Use unmount() before you mount it again.',
          );
        place = placeOf(target);
        if (place.childElementCount > 0)
          standIn.warn('This Element will be mounted to a DOM element that contains child nodes.');
        emit('loaderstart');
        place.replaceChildren();
        mark('', true);
        mark('empty', true);
        const init = { key: group.key, options, ...group.frameOptions() };
        frame = openFrame({ page, title, container: place, init, onEvent });
      },
      unmount,
      destroy() {
        unmount();
        destroyed = true;
        listeners.clear();
        group.forget(type);
      },
      update(changes) {
        alive();
        checkNames(`create('${type}')`, changes);
        options = { ...options, ...changes };
        frame?.send('update', { options });
      },
      focus: () => act('focus'),
      blur: () => act('blur'),
      clear: () => act('clear'),
      collapse: () => alive(),
      on(name, handler) {
        checkEvent(name, handler);
        listeners.set(name, (listeners.get(name) ?? new Set()).add(handler));
        return element;
      },
      once(name, handler) {
        const onlyOnce = (event) => {
          element.off(name, onlyOnce);
          handler(event);
        };
        return element.on(name, onlyOnce);
      },
      off(name, handler) {
        checkEvent(name, handler);
        if (handler) listeners.get(name)?.delete(handler);
        else listeners.delete(name);
        return element;
      },
    };
    const act = (what) => {
      alive();
      if (what === 'focus') frame?.iframe.focus();
      frame?.send(what);
    };

    if (type === 'address') element.getValue = () => inside.request('value');
    const inside = {
      element,
      type,
      wallet,
      sendOptions: () => frame?.send('update', { options, ...group.frameOptions() }),
      request(what, data) {
        alive();
        if (frame) return frame.request(what, data);
        throw new IntegrationError(
          'We could not retrieve data from the Element. Make sure that it is still mounted.',
        );
      },
    };
    return inside;
  };
})();
