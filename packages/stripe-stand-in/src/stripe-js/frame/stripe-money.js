// Amounts of Stripe's (in the smallest unit) as people read them.
(() => {
  globalThis.StripeStandIn ??= {};

  // Stripe's decimals, which are not always ISO's. Source: Stripe's "Supported currencies".
  const zeroDecimal = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ');
  const threeDecimal = ['bhd', 'jod', 'kwd', 'omr', 'tnd'];
  const exponentOf = (currency) => {
    if (zeroDecimal.includes(currency)) return 0;
    return threeDecimal.includes(currency) ? 3 : 2;
  };

  globalThis.StripeStandIn.formatMoney = (amount, currency) =>
    new Intl.NumberFormat('en', { style: 'currency', currency }).format(
      amount / 10 ** exponentOf(currency),
    );
})();
