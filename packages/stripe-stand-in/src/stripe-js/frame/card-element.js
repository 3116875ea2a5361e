// The card Element's frame: one line of inputs; the focus moves on by itself, the page shows problems.
(() => {
  const { applyStyle, cardFields, cardRequests, connect } = globalThis.StripeStandIn;
  const order = ['number', 'expiry', 'cvc', 'postal'];
  const inputs = Object.fromEntries(order.map((name) => [name, document.getElementById(name)]));
  let key = '';

  const neighbour = (name, step) => inputs[order[order.indexOf(name) + step]];

  const fields = cardFields({
    inputs,
    show: (name, message) => {
      inputs[name].classList.toggle('Input--invalid', message !== '');
      inputs[name].setAttribute('aria-invalid', String(message !== ''));
    },
    changed: ({ empty, complete, brand, error, postalCode }) => {
      document.getElementById('brand').dataset.brand = brand;
      tell('change', { empty, complete, brand, error, value: { postalCode } });
    },
    next: (name) => {
      if (name !== 'postal') neighbour(name, 1)?.focus();
    },
  });
  for (const name of order) {
    inputs[name].addEventListener('keydown', (event) => {
      if (event.key !== 'Backspace' || inputs[name]?.value !== '') return;
      neighbour(name, -1)?.focus();
    });
  }

  // When the number is too long for its input, show its end: people know their card by it.
  inputs.number.addEventListener('blur', () => {
    requestAnimationFrame(() => {
      inputs.number.scrollLeft = inputs.number.scrollWidth;
    });
  });

  const tell = connect({
    init: ({ key: given, options }) => {
      key = given;
      if (options.hidePostalCode) hidePostalCode();
      apply(options);
      tell('ready');
    },
    update: ({ options }) => apply(options),
    focus: () => inputs.number.focus(),
    blur: () => document.activeElement?.blur(),
    clear: () => fields.clear(),
    ...cardRequests(fields, () => key),
  });

  const hidePostalCode = () => {
    inputs.postal.remove();
    fields.drop('postal');
  };
  const apply = ({ style = {}, disabled = false, hideIcon = false }) => {
    applyStyle(style);
    fields.lock(disabled);
    document.getElementById('brand').hidden = hideIcon;
  };
  addEventListener('focus', () => tell('focus'));
  addEventListener('blur', () => tell('blur'));
})();
