// The options that the calls of Stripe.js take, and what is wrong with those that were given.
(() => {
  const standIn = globalThis.StripeStandIn;
  const { IntegrationError, warn } = standIn;
  const words = (text) => text.trim().split(/\s+/);

  const known = {
    'Stripe()': words('apiVersion betas developerTools locale stripeAccount'),
    'elements()': words(`adaptivePricing allowedPaymentMethodTypes amount appearance captureMethod
      capture_method currency customerSessionClientSecret excludedPaymentMethodTypes
      externalPaymentMethodTypes fonts loader locale mode onBehalfOf on_behalf_of
      paymentMethodConfiguration payment_method_configuration paymentMethodCreation
      paymentMethodOptions payment_method_options paymentMethodTypes payment_method_types
      setupFutureUsage setup_future_usage`),
    "create('payment')": words(`applePay business defaultValues fields layout paymentMethodOrder
      readOnly savePaymentMethod terms wallets`),
    "create('address')": words(`allowedCountries autocomplete blockPoBox contacts defaultValues
      display fields mode validation`),
    "create('expressCheckout')": words(`allowedShippingCountries applePay billingAddressRequired
      business buttonHeight buttonTheme buttonType emailRequired layout lineItems paymentMethodOrder
      paymentMethods phoneNumberRequired shippingAddressRequired shippingRates wallets`),
    'click.resolve()': words(`allowedShippingCountries applePay billingAddressRequired business
      emailRequired lineItems phoneNumberRequired shippingAddressRequired shippingRates`),
    "create('card')": words(`classes disabled disableLink hideIcon hidePostalCode iconStyle
      preferredNetwork style value`),
  };

  /** Warns of options that `call` does not take; most of them are misspelt. */
  standIn.checkNames = (call, options) => {
    for (const name of Object.keys(options)) {
      if (known[call].includes(name)) continue;
      warn(`Unrecognized ${call} parameter: ${name} is not a recognized parameter.`);
    }
  };

  /** Throws unless the options describe a payment whose PaymentIntent the server will make later. */
  standIn.checkDeferredIntent = ({ mode, amount, currency, captureMethod, clientSecret }) => {
    if (clientSecret !== undefined) {
      throw new IntegrationError(
        'This stand-in has only deferred intents: elements() was given a clientSecret. Give it mode, amount and currency.',
      );
    }
    if (mode !== 'payment') {
      throw new IntegrationError(
        `Invalid value for elements(): mode should be 'payment' (the stand-in has no other). You specified: ${mode}.`,
      );
    }
    checkAmount(amount);
    if (!/^[a-z]{3}$/.test(currency ?? '')) {
      throw new IntegrationError(
        `Invalid value for elements(): currency should be a lowercase ISO code such as usd. You specified: ${currency}.`,
      );
    }
    if (![undefined, 'manual', 'automatic', 'automatic_async'].includes(captureMethod)) {
      throw new IntegrationError(
        `Invalid value for elements(): captureMethod should be manual, automatic or automatic_async. You specified: ${captureMethod}.`,
      );
    }
  };

  const checkAmount = (amount) => {
    if (Number.isSafeInteger(amount) && amount > 0) return;
    throw new IntegrationError(
      `Invalid value for elements(): amount should be a positive integer in the currency's smallest unit. You specified: ${amount}.`,
    );
  };
  standIn.checkAmount = checkAmount;
})();
