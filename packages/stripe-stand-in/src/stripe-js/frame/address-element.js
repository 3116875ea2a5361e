// The address Element's frame: labelled fields for the countries that the page allows.
(() => {
  const { addressFields, applyAppearance, connect } = globalThis.StripeStandIn;
  const everywhere = 'US CA GB DE FR NL AU JP AE HK SG'.split(' ');
  let fields;
  /** A number that is asked for is needed, unless the page says that it is not. */
  const phoneAsked = ({ fields: asked, validation }) => {
    if (asked?.phone !== 'always') return undefined;
    return validation?.phone?.required === 'never' ? 'optional' : 'required';
  };

  const tell = connect({
    init: ({ options, appearance }) => {
      if (appearance) applyAppearance(appearance);
      const { allowedCountries, defaultValues = {} } = options;
      const { name, phone, address } = defaultValues;
      fields = addressFields(document.getElementById('fields'), {
        countries: allowedCountries ?? everywhere,
        phone: phoneAsked(options),
        defaults: { name, phone, ...address },
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
