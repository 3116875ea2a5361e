// What is made from a card that was typed: a token, a confirmation token or a payment method.
(() => {
  const standIn = globalThis.StripeStandIn;

  /** The answer of `createToken` and the like: `{ [name]: object }` or `{ error }`. */
  const named = (name, answer) => (answer.error ? { error: answer.error } : { [name]: answer });

  /**
   * `fields` are the card's fields (card-fields.js), `key()` the publishable key. Each request is
   * refused with the first field's problem while the card is not complete.
   */
  standIn.cardRequests = (fields, key) => {
    const whenComplete = (make) => async (params) => {
      const error = fields.check();
      return error ? { error } : make(fields.card(), params ?? {});
    };
    const createToken = (card, { address_zip: given, ...data }) => {
      const { postal, ...numbers } = card;
      return standIn.callStripe(key(), 'POST', '/v1/tokens', {
        card: { ...numbers, ...data, address_zip: given ?? postal },
      });
    };

    return {
      check: () => fields.check(),
      token: whenComplete(async (card, data) => named('token', await createToken(card, data))),
      confirmationToken: whenComplete(async ({ postal, ...card }, params) => {
        const { payment_method_data: given = {}, ...rest } = params;
        const billing = given.billing_details ?? {};
        const address = { postal_code: postal, ...billing.address };
        return named(
          'confirmationToken',
          await standIn.callStripe(key(), 'POST', '/v1/confirmation_tokens', {
            ...rest,
            payment_method_data: {
              ...given,
              type: 'card',
              card,
              billing_details: { ...billing, address },
            },
          }),
        );
      }),
      paymentMethod: whenComplete(async (card, params) => {
        const token = await createToken(card, {});
        if (token.error) return { error: token.error };
        return named(
          'paymentMethod',
          await standIn.callStripe(key(), 'POST', '/v1/payment_methods', {
            ...params,
            type: 'card',
            card: { token: token.id },
          }),
        );
      }),
    };
  };
})();
