// What an address is made of in each country, and what is missing: pure functions, no page.
(() => {
  globalThis.StripeStandIn ??= {};

  /**
   * What is asked for in countries that differ from most, which have a city (C) and a postal code
   * (Z); a state (S) by its own word. Small letters may be left empty. By Google's address data:
   * https://github.com/google/libaddressinput/wiki/AddressValidationMetadata
   */
  const differing = {
    AE: { asks: 'S', state: 'Emirate' },
    AU: { asks: 'CSZ', state: 'State' },
    BR: { asks: 'CSZ', state: 'State' },
    CA: { asks: 'CSZ', state: 'Province' },
    CN: { asks: 'CSZ', state: 'Province' },
    ES: { asks: 'CSZ', state: 'Province' },
    HK: { asks: 'cS', state: 'Area' },
    IE: { asks: 'Csz', state: 'County' },
    IN: { asks: 'CSZ', state: 'State' },
    IT: { asks: 'CSZ', state: 'Province' },
    JP: { asks: 'SZ', state: 'Prefecture' },
    KR: { asks: 'CSZ', state: 'Province' },
    MX: { asks: 'CSZ', state: 'State' },
    SG: { asks: 'Z' },
    TW: { asks: 'CSZ', state: 'County' },
    US: { asks: 'CSZ', state: 'State' },
  };
  const letters = { city: 'C', state: 'S', postal_code: 'Z' };
  const rows = [
    { name: 'name', label: 'Full name', autocomplete: 'name', wide: true },
    { name: 'country', label: 'Country or region', autocomplete: 'country', wide: true },
    { name: 'line1', label: 'Address', autocomplete: 'address-line1', wide: true },
    { name: 'line2', label: 'Address line 2', autocomplete: 'address-line2', wide: true },
    { name: 'city', label: 'City', autocomplete: 'address-level2', wide: true },
    { name: 'state', label: 'State', autocomplete: 'address-level1' },
    { name: 'postal_code', label: 'ZIP', autocomplete: 'postal-code' },
  ];
  const phoneRow = { name: 'phone', label: 'Phone number', autocomplete: 'tel', wide: true };
  /** `phone` is `optional` or `required`, or undefined where no number is asked for. */
  const rowsOf = (phone) => (phone ? [...rows, phoneRow] : rows);

  const asksOf = (country) => differing[country]?.asks ?? 'CZ';
  const isAsked = (name, country) =>
    !(name in letters) || asksOf(country).toUpperCase().includes(letters[name]);
  const isRequired = (name, country, phone) => {
    if (name === 'phone') return phone === 'required';
    return name in letters ? asksOf(country).includes(letters[name]) : name !== 'line2';
  };

  /** `typed` are the fields' texts by their names. */
  const read = (typed, name) => (isAsked(name, typed.country) ? typed[name].trim() : '');

  /** A sentence about a field that has to be filled in; empty when there is no problem. */
  const problemOf = (typed, name, phone) => {
    const text = read(typed, name);
    if (text === '' && isRequired(name, typed.country, phone)) return 'This field is incomplete.';
    const isUnfinished = name === 'phone' && text !== '' && text.replace(/\D/g, '').length < 5;
    return isUnfinished ? 'Your phone number is incomplete.' : '';
  };

  /** What the address Element tells of itself: `{ empty, complete, value }`. */
  const stateOf = (typed, phone) => {
    const asked = rowsOf(phone);
    const {
      name,
      line2,
      phone: number,
      ...address
    } = Object.fromEntries(asked.map((row) => [row.name, read(typed, row.name)]));
    const filled = asked.filter((row) => row.name !== 'country' && read(typed, row.name) !== '');
    return {
      empty: filled.length === 0,
      complete: asked.every((row) => problemOf(typed, row.name, phone) === ''),
      value: {
        name,
        address: { ...address, line2: line2 || null },
        ...(phone && { phone: number }),
      },
    };
  };

  globalThis.StripeStandIn.addressRules = {
    rowsOf,
    isAsked,
    isRequired,
    problemOf,
    stateOf,
    stateLabelOf: (country) => differing[country]?.state ?? 'State',
    postalLabelOf: (country) => (country === 'US' ? 'ZIP' : 'Postal code'),
    /** A state of the United States is a code of two letters. */
    formatState: (text, country) => (country === 'US' ? text.toUpperCase().slice(0, 2) : text),
  };
})();
