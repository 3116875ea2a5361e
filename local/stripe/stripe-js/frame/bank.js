// The stand-in's bank: the shopper completes or fails the authentication.
(() => {
  const { callStripe, connect } = globalThis.StripeStandIn;
  const amount = document.getElementById('amount');
  const problem = document.getElementById('problem');
  const buttons = [...document.querySelectorAll('button')];
  let key = '';
  let id = '';

  // Stripe's decimals, which are not always ISO's. Source: Stripe's "Supported currencies".
  const zeroDecimal = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ');
  const threeDecimal = ['bhd', 'jod', 'kwd', 'omr', 'tnd'];
  const exponentOf = (currency) => {
    if (zeroDecimal.includes(currency)) return 0;
    return threeDecimal.includes(currency) ? 3 : 2;
  };

  const showAmount = async (clientSecret) => {
    const path = `/v1/payment_intents/${encodeURIComponent(id)}`;
    const intent = await callStripe(key, 'GET', path, { client_secret: clientSecret });
    if (intent.error) return;
    const money = new Intl.NumberFormat('en', { style: 'currency', currency: intent.currency });
    amount.textContent = money.format(intent.amount / 10 ** exponentOf(intent.currency));
  };

  const answer = async (outcome) => {
    if (buttons.some(({ disabled }) => disabled)) return;
    for (const button of buttons) button.disabled = true;
    problem.textContent = '';
    try {
      const response = await fetch(`/_bank/${encodeURIComponent(id)}`, {
        method: 'POST',
        body: new URLSearchParams({ outcome }),
      });
      if (!response.ok) throw new Error(`The bank was answered with ${response.status}.`);
      tell('done', { outcome });
    } catch {
      problem.textContent = 'The bank could not be reached. Please try again.';
      for (const button of buttons) button.disabled = false;
    }
  };

  const tell = connect({
    init: ({ key: given, clientSecret }) => {
      key = given;
      id = clientSecret.split('_secret_')[0];
      void showAmount(clientSecret);
      document.getElementById('complete').focus();
    },
    fail: () => answer('fail'),
  });
  document.getElementById('complete').addEventListener('click', () => answer('succeed'));
  document.getElementById('fail').addEventListener('click', () => answer('fail'));
  addEventListener('keydown', ({ key: pressed }) => {
    if (pressed === 'Escape') void answer('fail');
  });
})();
