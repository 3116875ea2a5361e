// An address's fields, made for a list of countries: what each country asks for, and what is missing.
(() => {
  globalThis.StripeStandIn ??= {};
  const standIn = globalThis.StripeStandIn;

  const withStates = ['US', 'CA', 'AU'];
  const countryName = new Intl.DisplayNames(['en'], { type: 'region' });
  const rows = [
    { name: 'name', label: 'Full name', autocomplete: 'name', wide: true },
    { name: 'country', label: 'Country or region', autocomplete: 'country', wide: true },
    { name: 'line1', label: 'Address', autocomplete: 'address-line1', wide: true },
    { name: 'line2', label: 'Address line 2', autocomplete: 'address-line2', wide: true },
    { name: 'city', label: 'City', autocomplete: 'address-level2', wide: true },
    { name: 'state', label: 'State', autocomplete: 'address-level1' },
    { name: 'postal_code', label: 'ZIP', autocomplete: 'postal-code' },
  ];

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const inputOf = ({ name, autocomplete }, countries) => {
    const shared = { id: name, class: 'Input', autocomplete, 'aria-describedby': `${name}-error` };
    if (name !== 'country') return make('input', { ...shared, type: 'text', spellcheck: 'false' });
    const options = countries.map((code) => make('option', { value: code }, countryName.of(code)));
    return make('select', shared, ...options);
  };

  /** Fills `place`; `changed(state)` hears of every change: `{ empty, complete, value }`. */
  standIn.addressFields = (place, { countries, defaults = {}, changed }) => {
    const inputs = {};
    const errors = {};
    for (const row of rows) {
      const input = inputOf(row, countries);
      const label = make('label', { class: 'Label', for: row.name }, row.label);
      const error = make('p', { class: 'Error', id: `${row.name}-error`, role: 'alert' });
      place.append(make('div', { class: row.wide ? 'Field wide' : 'Field' }, label, input, error));
      input.value = defaults[row.name] ?? input.value;
      inputs[row.name] = input;
      errors[row.name] = error;
    }

    const isAsked = (name) => name !== 'state' || withStates.includes(inputs.country.value);
    const isRequired = (name) => name !== 'line2' && isAsked(name);
    const problemOf = (name) =>
      isRequired(name) && inputs[name].value.trim() === '' ? 'This field is incomplete.' : '';
    const show = (name, message) => {
      if (errors[name].textContent !== message) errors[name].textContent = message;
      inputs[name].classList.toggle('Input--invalid', message !== '');
      inputs[name].setAttribute('aria-invalid', String(message !== ''));
    };
    const adapt = () => {
      inputs.state.parentElement.hidden = !isAsked('state');
      const label = inputs.postal_code.parentElement.querySelector('label');
      label.textContent = inputs.country.value === 'US' ? 'ZIP' : 'Postal code';
      for (const name of Object.keys(inputs)) {
        inputs[name].setAttribute('aria-required', String(isRequired(name)));
      }
    };
    const read = (name) => (isAsked(name) ? inputs[name].value.trim() : '');
    const state = () => {
      const { name, line2, ...address } = Object.fromEntries(
        rows.map((row) => [row.name, read(row.name)]),
      );
      const typed = rows.filter((row) => row.name !== 'country' && read(row.name) !== '');
      return {
        empty: typed.length === 0,
        complete: rows.every((row) => problemOf(row.name) === ''),
        value: { name, address: { ...address, line2: line2 || null } },
      };
    };
    for (const [name, input] of Object.entries(inputs)) {
      input.addEventListener('input', () => {
        if (name === 'state' && inputs.country.value === 'US') {
          input.value = input.value.toUpperCase().slice(0, 2);
        }
        if (name === 'country') adapt();
        show(name, '');
        changed(state());
      });
      input.addEventListener('blur', () => {
        if (input.value !== '') show(name, problemOf(name));
      });
    }
    adapt();

    return {
      state,
      focus: () => inputs.name.focus(),
      clear: () => {
        for (const input of Object.values(inputs)) if (input.id !== 'country') input.value = '';
        changed(state());
      },
      /** Shows every problem, puts the focus at the first, and tells the state. */
      check: () => {
        for (const name of Object.keys(inputs)) show(name, problemOf(name));
        inputs[Object.keys(inputs).find(problemOf)]?.focus();
        return state();
      },
    };
  };
})();
