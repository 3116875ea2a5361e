// The stand-in's bank: the shopper completes or fails the authentication.
(() => {
  const { callStripe, connect, formatMoney } = globalThis.StripeStandIn;
  const amount = document.getElementById('amount');
  const problem = document.getElementById('problem');
  const buttons = [...document.querySelectorAll('button')];
  let key = '';
  let id = '';

  const showAmount = async (clientSecret) => {
    const path = `/v1/payment_intents/${encodeURIComponent(id)}`;
    const intent = await callStripe(key, 'GET', path, { client_secret: clientSecret });
    if (intent.error) return;
    amount.textContent = formatMoney(intent.amount, intent.currency);
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
