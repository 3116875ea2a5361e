// An address's fields on the page of a frame: made for a list of countries, checked as they are left.
(() => {
  const standIn = globalThis.StripeStandIn;
  const rules = standIn.addressRules;
  const countryName = new Intl.DisplayNames(['en'], { type: 'region' });

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const inputOf = ({ name, autocomplete }, countries) => {
    const shared = { id: name, class: 'Input', autocomplete, 'aria-describedby': `${name}-error` };
    if (name !== 'country')
      return make('input', {
        ...shared,
        type: name === 'phone' ? 'tel' : 'text',
        spellcheck: 'false',
      });
    const options = countries.map((code) => make('option', { value: code }, countryName.of(code)));
    return make('select', shared, ...options);
  };

  /** Fills `place`; `changed(state)` hears of every change: `{ empty, complete, value }`. */
  standIn.addressFields = (place, { countries, phone, defaults = {}, changed }) => {
    const inputs = {};
    const errors = {};
    for (const row of rules.rowsOf(phone)) {
      const input = inputOf(row, countries);
      const label = make('label', { class: 'Label', for: row.name }, row.label);
      const error = make('p', { class: 'Error', id: `${row.name}-error`, role: 'alert' });
      place.append(make('div', { class: row.wide ? 'Field wide' : 'Field' }, label, input, error));
      input.value = defaults[row.name] ?? input.value;
      inputs[row.name] = input;
      errors[row.name] = error;
    }

    const names = Object.keys(inputs);
    const typed = () => Object.fromEntries(names.map((name) => [name, inputs[name].value]));
    const problemOf = (name) => rules.problemOf(typed(), name, phone);
    const state = () => rules.stateOf(typed(), phone);
    const show = (name, message) => {
      if (errors[name].textContent !== message) errors[name].textContent = message;
      inputs[name].classList.toggle('Input--invalid', message !== '');
      inputs[name].setAttribute('aria-invalid', String(message !== ''));
    };
    const labelOf = (name) => inputs[name].parentElement.querySelector('label');
    const adapt = () => {
      const country = inputs.country.value;
      labelOf('state').textContent = rules.stateLabelOf(country);
      labelOf('postal_code').textContent = rules.postalLabelOf(country);
      for (const name of names) {
        inputs[name].parentElement.hidden = !rules.isAsked(name, country);
        inputs[name].setAttribute('aria-required', String(rules.isRequired(name, country, phone)));
      }
    };
    for (const [name, input] of Object.entries(inputs)) {
      input.addEventListener('input', () => {
        if (name === 'state') input.value = rules.formatState(input.value, inputs.country.value);
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
      /** Shows every problem, puts the focus at the first, and answers the state. */
      check: () => {
        for (const name of names) show(name, problemOf(name));
        inputs[names.find(problemOf)]?.focus();
        return state();
      },
    };
  };
})();
