// The rules for a card's number, expiration date, security code and postal code: pure functions, no page.
(() => {
  globalThis.StripeStandIn ??= {};

  // The first match wins. Lengths and groups are as printed on the cards of each network.
  const brands = [
    { brand: 'amex', starts: /^3[47]/, lengths: [15], groups: [4, 6, 5], code: 4 },
    { brand: 'diners', starts: /^36/, lengths: [14], groups: [4, 6, 4], code: 3 },
    { brand: 'diners', starts: /^3(0[0-5]|[89])/, lengths: [16], groups: [4, 4, 4, 4], code: 3 },
    { brand: 'jcb', starts: /^35(2[89]|[3-8])/, lengths: [16], groups: [4, 4, 4, 4], code: 3 },
    { brand: 'visa', starts: /^4/, lengths: [16], groups: [4, 4, 4, 4], code: 3 },
    {
      brand: 'mastercard',
      starts: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
      lengths: [16],
      groups: [4, 4, 4, 4],
      code: 3,
    },
    {
      brand: 'discover',
      starts: /^(6011|64[4-9]|65)/,
      lengths: [16],
      groups: [4, 4, 4, 4],
      code: 3,
    },
    {
      brand: 'unionpay',
      starts: /^(62|81)/,
      lengths: [16, 17, 18, 19],
      groups: [4, 4, 4, 4, 3],
      code: 3,
    },
  ];
  const unknown = { brand: 'unknown', lengths: [16], groups: [4, 4, 4, 4, 3], code: 3 };

  const kindOf = (digits) => brands.find(({ starts }) => starts.test(digits)) ?? unknown;
  const onlyDigits = (text) => text.replace(/\D/g, '');
  const problem = (code, message) => ({ type: 'validation_error', code, message });

  /** Luhn's check digit, ISO/IEC 7812-1. */
  const passesLuhn = (digits) => {
    let sum = 0;
    for (let place = 0; place < digits.length; place++) {
      const digit = Number(digits[digits.length - 1 - place]);
      const counted = place % 2 ? digit * 2 : digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 === 0;
  };

  const formatNumber = (text) => {
    const { lengths, groups } = kindOf(onlyDigits(text));
    const digits = onlyDigits(text).slice(0, Math.max(...lengths));
    const parts = [];
    let from = 0;
    for (const length of groups) {
      if (from < digits.length) parts.push(digits.slice(from, from + length));
      from += length;
    }
    return parts.join(' ');
  };

  const numberProblem = (text) => {
    const digits = onlyDigits(text);
    const { brand, lengths } = kindOf(digits);
    if (digits.length < Math.min(...lengths)) {
      return problem('incomplete_number', 'Your card number is incomplete.');
    }
    if (brand === 'unknown' || !passesLuhn(digits)) {
      // Somebody may still be typing a long UnionPay number.
      return digits.length < Math.max(...lengths)
        ? problem('incomplete_number', 'Your card number is incomplete.')
        : problem('invalid_number', 'Your card number is invalid.');
    }
    return undefined;
  };

  /** `1`, `12`, `123` as `1`, `12 / `, `12 / 3`; a month that can only have one digit gets a zero. */
  const formatExpiry = (text, deleting) => {
    let digits = onlyDigits(text);
    if (/^[2-9]/.test(digits)) digits = `0${digits}`;
    if (/^1[3-9]/.test(digits)) digits = `0${digits}`;
    if (/^\d\d20\d\d/.test(digits)) digits = digits.slice(0, 2) + digits.slice(4);
    const month = digits.slice(0, 2);
    const year = digits.slice(2, 4);
    if (month.length < 2 || (deleting && !year)) return month;
    return `${month} / ${year}`;
  };

  const expiryOf = (text) => {
    const digits = onlyDigits(text);
    return { month: Number(digits.slice(0, 2)), year: 2000 + Number(digits.slice(2, 4)) };
  };

  const expiryProblem = (text, now) => {
    if (onlyDigits(text).length < 4) {
      return problem('incomplete_expiry', "Your card's expiration date is incomplete.");
    }
    const { month, year } = expiryOf(text);
    const thisYear = now.getFullYear();
    if (month < 1)
      return problem('invalid_expiry_month', "Your card's expiration month is invalid.");
    if (year < thisYear) {
      return problem('invalid_expiry_year_past', "Your card's expiration year is in the past.");
    }
    if (year === thisYear && month < now.getMonth() + 1) {
      return problem('invalid_expiry_month_past', "Your card's expiration date is in the past.");
    }
    if (year > thisYear + 50) {
      return problem('invalid_expiry_year', "Your card's expiration year is invalid.");
    }
    return undefined;
  };

  const codeLengthOf = (number) => kindOf(onlyDigits(number)).code;

  const codeProblem = (text, number) =>
    onlyDigits(text).length < codeLengthOf(number)
      ? problem('incomplete_cvc', "Your card's security code is incomplete.")
      : undefined;

  /** A US code needs five digits. A code with letters is another country's, and needs three characters. */
  const postalProblem = (text) => {
    const long = /[A-Z]/i.test(text) ? text.trim().length >= 3 : onlyDigits(text).length >= 5;
    return long ? undefined : problem('incomplete_zip', 'Your postal code is incomplete.');
  };

  globalThis.StripeStandIn.cardRules = {
    brandOf: (text) => kindOf(onlyDigits(text)).brand,
    codeLengthOf,
    codeProblem,
    expiryOf,
    expiryProblem,
    formatExpiry,
    formatNumber,
    numberProblem,
    onlyDigits,
    passesLuhn,
    postalProblem,
  };
})();
