// The address Element's frame: labelled fields for the countries that the page allows.
(() => {
  const { addressFields, applyAppearance, connect } = globalThis.StripeStandIn;
  const everywhere = 'US CA GB DE FR NL AU JP AE HK SG'.split(' ');
  let fields;

  const tell = connect({
    init: ({ options, appearance }) => {
      if (appearance) applyAppearance(appearance);
      const { allowedCountries, defaultValues = {} } = options;
      const { name, address } = defaultValues;
      fields = addressFields(document.getElementById('fields'), {
        countries: allowedCountries ?? everywhere,
        defaults: { name, ...address },
        changed: tellChange,
      });
      tell('ready');
      // The page hears at once of what is there from the start: the country, and default values.
      tellChange(fields.state());
    },
    update: ({ appearance }) => {
      if (appearance) applyAppearance(appearance);
    },
    focus: () => fields.focus(),
    blur: () => document.activeElement?.blur(),
    clear: () => fields.clear(),
    value: () => ({ ...fields.check(), isNewAddress: true }),
  });
  const tellChange = (state) =>
    tell('change', { ...state, elementMode: 'shipping', isNewAddress: true });
  addEventListener('focus', () => tell('focus'));
  addEventListener('blur', () => tell('blur'));
})();
