// The Express Checkout Element's frame: one button, for the stand-in's one wallet.
(() => {
  const { applyAppearance, connect } = globalThis.StripeStandIn;
  const button = document.getElementById('link');

  const tell = connect({
    init: ({ options, appearance }) => {
      if (appearance) applyAppearance(appearance);
      const { buttonHeight = 44, paymentMethods = {} } = options;
      button.style.height = `${buttonHeight}px`;
      button.hidden = paymentMethods.link === 'never';
      const none = { amazonPay: false, applePay: false, googlePay: false, klarna: false };
      const availablePaymentMethods = button.hidden
        ? undefined
        : { ...none, link: true, paypal: false };
      tell('ready', { availablePaymentMethods });
    },
    update: ({ appearance }) => {
      if (appearance) applyAppearance(appearance);
    },
    focus: () => button.focus(),
    blur: () => button.blur(),
  });
  button.addEventListener('click', () => tell('walletclick'));
  addEventListener('focus', () => tell('focus'));
  addEventListener('blur', () => tell('blur'));
})();
