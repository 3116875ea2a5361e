// The Elements object: what its Elements share, and the check before paying.
(() => {
  const standIn = globalThis.StripeStandIn;
  const {
    IntegrationError,
    checkAmount,
    checkDeferredIntent,
    checkNames,
    elementKinds,
    makeElement,
  } = standIn;

  /** What belongs to the page's objects and the page can't reach: an Element's frame, a group's state. */
  standIn.insides = new WeakMap();

  const types = Object.keys(elementKinds);
  const isPaidWith = (type) => type === 'payment' || type === 'expressCheckout';

  standIn.makeElements = (key, firstOptions) => {
    checkNames('elements()', firstOptions);
    if (firstOptions.mode !== undefined || firstOptions.clientSecret !== undefined) {
      checkDeferredIntent(firstOptions);
    }
    let options = { ...firstOptions };
    let submitted = false;
    const made = new Map();

    const group = {
      key,
      price: () => ({ amount: options.amount, currency: options.currency }),
      frameOptions: () => ({ appearance: options.appearance ?? {} }),
      changed: () => {
        submitted = false;
      },
      forget: (type) => made.delete(type),
    };

    const elements = {
      create(type, elementOptions = {}) {
        if (!types.includes(type)) {
          throw new IntegrationError(
            `The stand-in has the Elements ${types.join(', ')}. You specified: ${type}.`,
          );
        }
        if (made.has(type)) {
          throw new IntegrationError(
            `An Elements object can create one Element of type ${type} only, and it has.`,
          );
        }
        if (isPaidWith(type) && options.mode === undefined) {
          throw new IntegrationError(
            `A ${type} Element needs elements() to be given a mode, an amount and a currency.`,
          );
        }
        const inside = makeElement(type, elementOptions, group);
        made.set(type, inside);
        standIn.insides.set(inside.element, inside);
        return inside.element;
      },
      getElement: (type) => made.get(type)?.element ?? null,
      update(changes) {
        checkNames('elements()', changes);
        if ('amount' in changes) checkAmount(changes.amount);
        options = { ...options, ...changes };
        submitted = false;
        for (const inside of made.values()) inside.sendOptions();
        return Promise.resolve();
      },
      fetchUpdates: () => Promise.resolve({}),
      async submit() {
        const { wallet } = made.get('expressCheckout') ?? {};
        if (wallet?.isOpen()) {
          submitted = true;
          return { selectedPaymentMethod: 'link' };
        }
        const inside = made.get('payment');
        if (!inside)
          throw new IntegrationError('elements.submit() needs a payment Element that is mounted.');
        const error = await inside.request('check');
        submitted = !error;
        return error ? { error } : { selectedPaymentMethod: 'card' };
      },
    };
    standIn.insides.set(elements, {
      payment: () => made.get('payment'),
      openWallet: () => {
        const { wallet } = made.get('expressCheckout') ?? {};
        return wallet?.isOpen() ? wallet : undefined;
      },
      isSubmitted: () => submitted,
    });
    return elements;
  };
})();
