// The bank's question to the shopper (3-D Secure) in a dialog over the page.
(() => {
  const standIn = globalThis.StripeStandIn;

  const overlay = {
    position: 'fixed',
    inset: '0',
    width: '100%',
    height: '100%',
    maxWidth: 'none',
    maxHeight: 'none',
    margin: '0',
    padding: '16px',
    border: '0',
    boxSizing: 'border-box',
    background: 'rgb(10 20 18 / 60%)',
    placeItems: 'center',
    display: 'grid',
  };
  const card = {
    width: '100%',
    maxWidth: '420px',
    borderRadius: '14px',
    overflow: 'hidden',
    background: '#ffffff',
    boxShadow: '0 24px 64px rgb(0 0 0 / 35%)',
  };

  /** Resolves when the shopper has answered the bank and the bank has told Stripe. */
  standIn.askBank = (key, clientSecret) =>
    new Promise((resolve) => {
      const dialog = document.createElement('dialog');
      const place = document.createElement('div');
      dialog.setAttribute('aria-label', 'Confirm the payment with your bank');
      Object.assign(dialog.style, overlay);
      Object.assign(place.style, card);
      dialog.append(place);
      document.body.append(dialog);
      dialog.showModal();

      let ended = false;
      const end = () => {
        ended = true;
        frame.close();
        dialog.close();
        dialog.remove();
        resolve();
      };
      const frame = standIn.openFrame({
        page: 'bank.html',
        title: '3D Secure frame',
        container: place,
        init: { key, clientSecret },
        onEvent: (type) => {
          if (type === 'done' || type === 'loaderror') end();
        },
      });
      // Closing the bank's page is an answer too: no.
      dialog.addEventListener('cancel', (event) => {
        event.preventDefault();
        frame.send('fail');
      });
      // Browsers let nobody prevent a second Escape; the question stays until it is answered.
      dialog.addEventListener('close', () => {
        if (!ended) dialog.showModal();
      });
    });
})();
