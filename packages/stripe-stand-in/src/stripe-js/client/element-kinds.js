// The kinds of Elements that there are: their events, and the frame that each of them shows.
(() => {
  const standIn = globalThis.StripeStandIn;

  standIn.elementKinds = {
    payment: {
      page: 'payment-element.html',
      title: 'Secure payment input frame',
      events: [
        ...['ready', 'change', 'focus', 'blur', 'escape', 'loaderror', 'loaderstart'],
        ...['carddetailschange', 'savedpaymentmethodupdate', 'savedpaymentmethodremove'],
        'availablepaymentmethodschange',
      ],
    },
    card: {
      page: 'card-element.html',
      title: 'Secure card payment input frame',
      events: ['ready', 'change', 'focus', 'blur', 'escape', 'networkschange', 'loaderror'],
    },
    address: {
      page: 'address-element.html',
      title: 'Secure address input frame',
      events: ['ready', 'change', 'focus', 'blur', 'escape', 'loaderror', 'loaderstart'],
    },
    expressCheckout: {
      page: 'express-checkout-element.html',
      title: 'Secure express checkout frame',
      events: [
        ...['ready', 'click', 'confirm', 'cancel', 'focus', 'blur', 'escape', 'loaderror'],
        ...['shippingaddresschange', 'shippingratechange', 'availablepaymentmethodschange'],
      ],
    },
  };
})();
