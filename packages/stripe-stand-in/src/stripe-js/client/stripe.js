// `Stripe(publishableKey)`: the part of Stripe.js that a checkout with deferred intents uses.
(() => {
  const standIn = globalThis.StripeStandIn;
  const { IntegrationError, askBank, checkNames, insides, makeElements, openFrame } = standIn;

  const checkKey = (key) => {
    if (typeof key === 'string' && /^(sk|rk)_/.test(key)) {
      throw new IntegrationError(
        'Stripe() takes the publishable key (pk_…), never a secret key: that has no place in a browser.',
      );
    }
    if (typeof key !== 'string' || !key.startsWith('pk_')) {
      throw new IntegrationError(
        `Stripe() takes a publishable key that begins with pk_. You specified: ${typeof key === 'string' ? `"${key.slice(0, 8)}"` : typeof key}.`,
      );
    }
  };

  const intentIdOf = (call, clientSecret) => {
    const [id, rest] = String(clientSecret).split('_secret_');
    if (id.startsWith('pi_') && rest) return id;
    throw new IntegrationError(
      `${call} takes a PaymentIntent's client secret of the form pi_…_secret_….`,
    );
  };

  const cardOf = (call, element) => {
    const inside = insides.get(element);
    if (inside?.type === 'card') return inside;
    throw new IntegrationError(
      `${call} takes a card Element${inside ? `, and was given a ${inside.type} Element` : ''}.`,
    );
  };

  const submittedPaymentOf = (call, elements) => {
    const inside = insides.get(elements);
    const payment = inside?.openWallet?.() ?? inside?.payment?.();
    if (!payment)
      throw new IntegrationError(
        `${call} takes an Elements object with a mounted payment Element.`,
      );
    if (!inside.isSubmitted())
      throw new IntegrationError(`elements.submit() must be called, and succeed, before ${call}.`);
    return payment;
  };

  const failedAuthentication = {
    type: 'invalid_request_error',
    code: 'payment_intent_authentication_failure',
    message:
      'We are unable to authenticate your payment method. Please choose another one and try again.',
  };

  const makeStripe = (key) => {
    let controller;
    const retrieve = (call, clientSecret) => {
      const id = intentIdOf(call, clientSecret);
      controller ??= openController(key);
      const unreachable = ({ message }) => ({ error: { type: 'api_connection_error', message } });
      return controller.request('retrieve', { id, clientSecret }).catch(unreachable);
    };

    return {
      elements: (options = {}) => makeElements(key, options),
      createToken: async (element, data = {}) =>
        cardOf('createToken()', element).request('token', data),
      createConfirmationToken: async ({ elements, params = {} } = {}) => {
        const payment = submittedPaymentOf('createConfirmationToken()', elements);
        return payment.confirmationToken
          ? payment.confirmationToken(params)
          : payment.request('confirmationToken', params);
      },
      createPaymentMethod: async ({ elements, params = {}, type, card, ...rest } = {}) => {
        const inside = elements
          ? submittedPaymentOf('createPaymentMethod()', elements)
          : type === 'card' && cardOf('createPaymentMethod()', card);
        if (!inside)
          throw new IntegrationError(
            `createPaymentMethod() takes { elements } or { type: 'card', card }. You specified the type: ${type}.`,
          );
        return inside.request('paymentMethod', elements ? params : rest);
      },
      retrievePaymentIntent: async (clientSecret) =>
        retrieve('retrievePaymentIntent()', clientSecret),
      handleNextAction: async ({ clientSecret } = {}) => {
        const before = await retrieve('handleNextAction()', clientSecret);
        if (before.error) return before;
        if (before.paymentIntent.status !== 'requires_action') {
          throw new IntegrationError(
            `handleNextAction(): the PaymentIntent supplied is not in the requires_action state, but in ${before.paymentIntent.status}.`,
          );
        }
        await askBank(key, clientSecret);
        const after = await retrieve('handleNextAction()', clientSecret);
        const { paymentIntent } = after;
        if (paymentIntent?.status !== 'requires_payment_method') return after;
        return {
          error: {
            ...(paymentIntent.last_payment_error ?? failedAuthentication),
            payment_intent: paymentIntent,
          },
        };
      },
    };
  };

  const openController = (key) => {
    const hidden = document.createElement('div');
    hidden.setAttribute('aria-hidden', 'true');
    hidden.hidden = true;
    document.body.append(hidden);
    return openFrame({
      page: 'controller.html',
      title: 'Stripe',
      container: hidden,
      init: { key },
      onEvent: () => {},
    });
  };

  /** Works with and without `new`, as the real one does. */
  globalThis.Stripe = function Stripe(key, options = {}) {
    checkKey(key);
    checkNames('Stripe()', options);
    return makeStripe(key);
  };
  globalThis.Stripe.version = 'stand-in';
  delete globalThis.StripeStandIn;
})();
