// The hidden frame that asks the API what a page with a publishable key may know.
(() => {
  const { callStripe, connect } = globalThis.StripeStandIn;
  let key = '';

  connect({
    init: ({ key: given }) => {
      key = given;
    },
    retrieve: async ({ id, clientSecret }) => {
      const path = `/v1/payment_intents/${encodeURIComponent(id)}`;
      const intent = await callStripe(key, 'GET', path, { client_secret: clientSecret });
      return intent.error ? { error: intent.error } : { paymentIntent: intent };
    },
  });
})();
