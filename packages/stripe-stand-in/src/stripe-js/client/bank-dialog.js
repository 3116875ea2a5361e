// The bank's question to the shopper (3-D Secure) in a dialog over the page.
(() => {
  const standIn = globalThis.StripeStandIn;

  /** Resolves when the shopper has answered the bank and the bank has told Stripe. */
  standIn.askBank = (key, clientSecret) =>
    new Promise((resolve) => {
      const dialog = standIn.openDialog({
        label: 'Confirm the payment with your bank',
        page: 'bank.html',
        title: '3D Secure frame',
        init: { key, clientSecret },
        onEvent: (type) => {
          if (type !== 'done' && type !== 'loaderror') return;
          dialog.close();
          resolve();
        },
        // Closing the bank's page means no.
        onCancel: (frame) => frame.send('fail'),
      });
    });
})();
