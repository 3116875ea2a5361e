// The card's four inputs. Digits are grouped as they are typed; a problem shows once nobody is still typing.
(() => {
  const standIn = globalThis.StripeStandIn;
  const rules = standIn.cardRules;

  /** Formats the text and keeps the caret behind the same digit. */
  const rewrite = (input, format) => {
    const before = rules.onlyDigits(input.value.slice(0, input.selectionStart ?? 0)).length;
    const atEnd = input.selectionStart === input.value.length;
    input.value = format(input.value);
    if (atEnd || document.activeElement !== input) return;
    let caret = 0;
    for (let seen = 0; caret < input.value.length && seen < before; caret++) {
      if (/\d/.test(input.value[caret])) seen += 1;
    }
    input.setSelectionRange(caret, caret);
  };

  const formats = {
    number: rules.formatNumber,
    expiry: rules.formatExpiry,
    cvc: (text, _deleting, number) => rules.onlyDigits(text).slice(0, rules.codeLengthOf(number)),
    postal: (text) => text.replace(/[^\w -]/g, '').slice(0, 10),
  };

  const problems = {
    number: (text) => rules.numberProblem(text),
    expiry: (text) => rules.expiryProblem(text, new Date()),
    cvc: (text, number) => rules.codeProblem(text, number),
    postal: (text) => rules.postalProblem(text),
  };

  /**
   * `inputs` are the inputs by name (`postal` may be missing). `show(name, message, shown)` draws a
   * field's problem, `changed(state)` hears of every change: `{ empty, complete, brand, error }`.
   */
  standIn.cardFields = ({ inputs, show, changed, next = () => {} }) => {
    const names = Object.keys(inputs);
    const shown = new Map();
    let last = '';

    const problemOf = (name) => problems[name](inputs[name].value, inputs.number.value);
    const reveal = (name, problem) => {
      shown.set(name, problem);
      show(name, problem?.message ?? '');
    };
    const firstShown = () => names.map((name) => shown.get(name)).find(Boolean);
    const tell = () => {
      const state = {
        empty: names.every((name) => inputs[name].value === ''),
        complete: names.every((name) => !problemOf(name)),
        brand: rules.brandOf(inputs.number.value),
        error: firstShown(),
        postalCode: inputs.postal?.value ?? '',
      };
      if (JSON.stringify(state) === last) return;
      last = JSON.stringify(state);
      changed(state);
    };

    const onInput = (name, deleting) => {
      const input = inputs[name];
      rewrite(input, (text) => formats[name](text, deleting, inputs.number.value));
      const problem = problemOf(name);
      // Half a number is not wrong yet. A whole number that is invalid is.
      reveal(name, problem?.code.startsWith('incomplete') ? undefined : problem);
      if (name === 'number' && shown.get('cvc') && !problemOf('cvc')) reveal('cvc', undefined);
      tell();
      if (!problem && !deleting && input.selectionStart === input.value.length) next(name);
    };
    const onBlur = (name) => {
      if (inputs[name].value === '') return;
      reveal(name, problemOf(name));
      tell();
    };
    for (const name of names) {
      inputs[name].addEventListener('input', (event) => {
        onInput(name, String(event.inputType ?? '').startsWith('delete'));
      });
      inputs[name].addEventListener('blur', () => onBlur(name));
    }

    return {
      /** Shows every problem; returns the first, and puts the focus there. */
      check() {
        for (const name of names) reveal(name, problemOf(name));
        tell();
        const wrong = names.find((name) => shown.get(name));
        if (wrong) inputs[wrong].focus();
        return wrong && shown.get(wrong);
      },
      card() {
        const { month, year } = rules.expiryOf(inputs.expiry.value);
        return {
          number: rules.onlyDigits(inputs.number.value),
          exp_month: month,
          exp_year: year,
          cvc: inputs.cvc.value,
          postal: inputs.postal?.value,
        };
      },
      clear() {
        for (const name of names) {
          inputs[name].value = '';
          reveal(name, undefined);
        }
        tell();
      },
      lock(locked) {
        for (const name of names) inputs[name].readOnly = locked;
      },
      drop(name) {
        names.splice(names.indexOf(name), 1);
        delete inputs[name];
      },
    };
  };
})();
