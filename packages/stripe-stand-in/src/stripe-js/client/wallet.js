// The wallet of the Express Checkout Element, on the side of the page: a click, a sheet, a confirmation.
(() => {
  const standIn = globalThis.StripeStandIn;
  const { IntegrationError, checkNames, openDialog, warn } = standIn;
  const clickPatienceMs = 1000;
  const asked = [
    ...['emailRequired', 'phoneNumberRequired'],
    ...['shippingAddressRequired', 'allowedShippingCountries'],
  ];

  const checkSheet = ({ shippingAddressRequired, shippingRates = [], lineItems = [] }, amount) => {
    if (shippingAddressRequired && shippingRates.length === 0) {
      throw new IntegrationError(
        'shippingRates should hold at least one rate when shippingAddressRequired is true.',
      );
    }
    const sum = lineItems.reduce((total, item) => total + item.amount, 0);
    if (sum > amount) {
      throw new IntegrationError(
        `The lineItems add up to ${sum}, which is more than the amount of elements(), ${amount}.`,
      );
    }
  };

  /** `emit` tells the page of an event; `group.price()` is the amount that elements() was given. */
  standIn.makeWallet = ({ group, options, emit }) => {
    let sheet;
    let details = {};

    const close = () => {
      sheet?.close();
      sheet = undefined;
    };
    const cancel = () => {
      close();
      emit('cancel');
    };
    const take = (changes = {}) => {
      const { amount, currency } = group.price();
      details = { ...details, ...changes, amount, currency };
      checkSheet(details, amount);
    };
    const reprice = (place) =>
      emit('shippingaddresschange', {
        ...place,
        resolve: (changes) => {
          take(changes);
          sheet?.send('price', details);
        },
        reject: () => sheet?.send('noPrice'),
      });
    const confirm = (given) =>
      emit('confirm', {
        ...given,
        shippingRate: details.shippingRates?.[0],
        expressPaymentType: 'link',
        paymentFailed: close,
      });
    const open = () => {
      sheet = openDialog({
        label: 'Pay with Link (test)',
        page: 'wallet.html',
        title: 'Wallet frame',
        init: { key: group.key, details },
        onEvent: (type, data) => {
          if (type === 'shippingaddresschange') reprice(data);
          else if (type === 'pay') confirm(data);
          else if (['cancel', 'escape', 'loaderror'].includes(type)) cancel();
        },
        onCancel: cancel,
      });
    };

    return {
      click() {
        if (sheet) return;
        let answered = false;
        const timer = setTimeout(() => {
          answered = true;
          warn('The click event of the Express Checkout Element was not resolved within 1 second.');
        }, clickPatienceMs);
        const once = (act) => (given) => {
          if (answered) return;
          answered = true;
          clearTimeout(timer);
          act(given);
        };
        const shared = Object.fromEntries(asked.map((name) => [name, options()[name]]));
        emit('click', {
          expressPaymentType: 'link',
          resolve: once((given = {}) => {
            checkNames('click.resolve()', given);
            details = {};
            take({ ...shared, ...given });
            open();
          }),
          reject: once(() => {}),
        });
      },
      isOpen: () => sheet !== undefined,
      /** Makes something to pay with, and closes the sheet. */
      async confirmationToken(params) {
        const made = await sheet.request('confirmationToken', params);
        close();
        return made;
      },
      close,
    };
  };
})();
