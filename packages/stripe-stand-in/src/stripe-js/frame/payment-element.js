// The payment Element's frame: labelled fields, each with its problem below it.
(() => {
  const { applyAppearance, cardFields, cardRequests, connect } = globalThis.StripeStandIn;
  const inputs = Object.fromEntries(
    ['number', 'expiry', 'cvc', 'postal'].map((name) => [name, document.getElementById(name)]),
  );
  let key = '';

  const fields = cardFields({
    inputs,
    show: (name, message) => {
      const error = document.getElementById(`${name}-error`);
      if (error.textContent !== message) error.textContent = message;
      inputs[name].classList.toggle('Input--invalid', message !== '');
      inputs[name].setAttribute('aria-invalid', String(message !== ''));
    },
    changed: ({ empty, complete, brand }) => {
      document.getElementById('brand').dataset.brand = brand;
      tell('change', { empty, complete, collapsed: false, value: { type: 'card' } });
    },
  });

  const tell = connect({
    init: ({ key: given, options, appearance }) => {
      key = given;
      apply(options, appearance);
      tell('ready');
    },
    update: ({ options, appearance }) => apply(options, appearance),
    focus: () => inputs.number.focus(),
    blur: () => document.activeElement?.blur(),
    clear: () => fields.clear(),
    ...cardRequests(fields, () => key),
  });

  const apply = ({ readOnly = false }, appearance) => {
    if (appearance) applyAppearance(appearance);
    fields.lock(readOnly);
  };
  addEventListener('focus', () => tell('focus'));
  addEventListener('blur', () => tell('blur'));
})();
