// The wallet's sheet: what is paid for, the e-mail and address that it gives to the page, Pay and Cancel.
(() => {
  const { addressFields, callStripe, connect, formatMoney } = globalThis.StripeStandIn;
  const byId = (id) => document.getElementById(id);
  const pauseMs = 300;
  let key = '';
  let fields;
  let asked = '';
  let timer;

  const line = (name, text, kind = '') => {
    const row = document.createElement('div');
    const [term, detail] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = name;
    detail.textContent = text;
    row.className = kind;
    row.append(term, detail);
    return row;
  };
  const show = ({ amount, currency, lineItems = [], shippingRates = [] }) => {
    const money = (minor) => formatMoney(minor, currency);
    byId('lines').replaceChildren(
      ...lineItems.map(({ name, amount: minor }) => line(name, money(minor))),
      ...shippingRates.slice(0, 1).map((rate) => line(rate.displayName, money(rate.amount))),
      line('Total', money(amount), 'total'),
    );
    byId('pay').textContent = `Pay ${money(amount)}`;
    byId('pay').disabled = false;
  };

  // The page hears only what a price depends on. Nobody can pay until it has answered with the price.
  const askPrice = () => {
    const { name, address } = fields.state().value;
    const { city, state, postal_code, country } = address;
    const place = { name, address: { city, state, postal_code, country } };
    if (JSON.stringify(place.address) === asked) return;
    asked = JSON.stringify(place.address);
    byId('pay').disabled = true;
    clearTimeout(timer);
    timer = setTimeout(() => tell('shippingaddresschange', place), pauseMs);
  };

  const tell = connect({
    init: ({ key: given, details }) => {
      key = given;
      show(details);
      if (details.shippingAddressRequired) {
        byId('shipping').hidden = false;
        const countries = details.allowedShippingCountries;
        // The sheet asks for a telephone number with the address, and not without one.
        const phone = details.phoneNumberRequired ? 'required' : undefined;
        fields = addressFields(byId('fields'), { countries, phone, changed: askPrice });
        askPrice();
      }
      byId('email').focus();
    },
    price: (details) => {
      byId('problem').textContent = '';
      show(details);
    },
    noPrice: () => {
      byId('problem').textContent = 'The shop can’t send to this address.';
    },
    confirmationToken: async (params) => {
      const made = await callStripe(key, 'POST', '/v1/confirmation_tokens', {
        ...params,
        payment_method_data: {
          type: 'card',
          card: { number: '4242424242424242', exp_month: 12, exp_year: 2040, cvc: '123' },
          billing_details: { email: byId('email').value },
        },
      });
      return made.error ? { error: made.error } : { confirmationToken: made };
    },
  });

  byId('form').addEventListener('submit', (event) => {
    event.preventDefault();
    const email = byId('email').value.trim();
    const shipping = fields?.check();
    const problem = byId('problem');
    problem.textContent = '';
    if (byId('pay').disabled || (shipping && !shipping.complete)) return;
    if (!email.includes('@')) {
      problem.textContent = 'The wallet needs an e-mail address.';
      byId('email').focus();
      return;
    }
    byId('pay').disabled = true;
    const name = shipping?.value.name || 'Test Wallet';
    const { phone, ...shippingAddress } = shipping?.value ?? {};
    const billingDetails = { name, email, ...(phone && { phone }) };
    tell('pay', { billingDetails, ...(shipping && { shippingAddress }) });
  });
  byId('cancel').addEventListener('click', () => tell('cancel'));
})();
