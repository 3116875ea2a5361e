// Errors and warnings for the page's developer, like those of Stripe.js.
(() => {
  globalThis.StripeStandIn ??= {};
  const standIn = globalThis.StripeStandIn;

  /** Thrown for a wrong use of Stripe.js: a mistake in the page, never the shopper's. */
  standIn.IntegrationError = class extends Error {
    constructor(message) {
      super(message);
      this.name = 'IntegrationError';
    }
  };

  standIn.warn = (sentence) => console.warn(`[Stripe.js stand-in] ${sentence}`);
})();
