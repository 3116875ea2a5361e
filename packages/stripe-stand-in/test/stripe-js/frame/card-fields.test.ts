import { loadScripts } from '../../support/load-scripts.ts';

type Problem = { readonly code: string } | undefined;
type State = { readonly empty: boolean; readonly complete: boolean; readonly brand: string };
type Fields = {
  readonly check: () => Problem;
  readonly card: () => Readonly<Record<string, unknown>>;
  readonly clear: () => void;
  readonly lock: (locked: boolean) => void;
  readonly drop: (name: string) => void;
};

/** As much of an input as the fields use. */
class Input extends EventTarget {
  value = '';
  readOnly = false;
  isFocused = false;
  get selectionStart(): number {
    return this.value.length;
  }
  focus(): void {
    this.isFocused = true;
  }
  type(text: string): void {
    this.value = text;
    this.dispatchEvent(new Event('input'));
  }
  leave(): void {
    this.dispatchEvent(new Event('blur'));
  }
}

const build = () => {
  const { cardFields } = loadScripts<{ cardFields: (options: object) => Fields }>(
    ['frame/card-rules.js', 'frame/card-fields.js'],
    { document: {}, Date },
  );
  const inputs = {
    number: new Input(),
    expiry: new Input(),
    cvc: new Input(),
    postal: new Input(),
  };
  const shown: Record<string, string> = {};
  const states: State[] = [];
  const moves: string[] = [];
  const fields = cardFields({
    inputs,
    show: (name: string, message: string) => {
      shown[name] = message;
    },
    changed: (state: State) => states.push(state),
    next: (name: string) => moves.push(name),
  });
  const fill = () => {
    inputs.number.type('4242424242424242');
    inputs.expiry.type('1240');
    inputs.cvc.type('123');
    inputs.postal.type('94103');
  };
  return { fields, inputs, shown, states, moves, fill };
};

test('digits are grouped as they are typed, and the brand is reported', () => {
  const { inputs, states } = build();
  inputs.number.type('424242');
  expect(inputs.number.value).toBe('4242 42');
  expect(states.at(-1)).toMatchObject({ brand: 'visa', empty: false, complete: false });
});

test('a field is left for the next one once it is complete', () => {
  const { moves, fill } = build();
  fill();
  expect(moves).toEqual(['number', 'expiry', 'cvc', 'postal']);
});

test('half a number is no problem while it is typed, but is one once the field is left', () => {
  const { inputs, shown } = build();
  inputs.number.type('4242');
  expect(shown.number).toBe('');
  inputs.number.leave();
  expect(shown.number).toBe('Your card number is incomplete.');
});

test('a whole number that is invalid is a problem at once', () => {
  const { inputs, shown } = build();
  inputs.number.type('4242424242424241');
  expect(shown.number).toBe('Your card number is invalid.');
});

test('an empty field that is left is no problem yet', () => {
  const { inputs, shown } = build();
  inputs.number.leave();
  expect(shown).toEqual({});
});

test('a code that is too short for one brand is right for another', () => {
  const { inputs, shown } = build();
  inputs.number.type('378282246310005');
  inputs.cvc.type('123');
  inputs.cvc.leave();
  expect(shown.cvc).toBe("Your card's security code is incomplete.");
  inputs.number.type('4242424242424242');
  expect(shown.cvc).toBe('');
});

test('a check shows every problem, and puts the focus at the first', () => {
  const { fields, inputs, shown } = build();
  inputs.number.type('4242424242424242');
  expect(fields.check()?.code).toBe('incomplete_expiry');
  expect(Object.keys(shown)).toEqual(['number', 'expiry', 'cvc', 'postal']);
  expect(inputs.expiry.isFocused).toBe(true);
});

test('a card that is complete passes the check, and is read without its groups', () => {
  const { fields, states, fill } = build();
  fill();
  expect(states.at(-1)?.complete).toBe(true);
  expect(fields.check()).toBeUndefined();
  expect(fields.card()).toEqual({
    number: '4242424242424242',
    exp_month: 12,
    exp_year: 2040,
    cvc: '123',
    postal: '94103',
  });
});

test('a card without a postal code is complete once that field is dropped', () => {
  const { fields, inputs, fill } = build();
  fill();
  inputs.postal.type('');
  expect(fields.check()?.code).toBe('incomplete_zip');
  fields.drop('postal');
  expect(fields.check()).toBeUndefined();
});

test('fields are cleared and locked together', () => {
  const { fields, inputs, states, fill } = build();
  fill();
  fields.lock(true);
  expect(Object.values(inputs).every(({ readOnly }) => readOnly)).toBe(true);
  fields.clear();
  expect(Object.values(inputs).map(({ value }) => value)).toEqual(['', '', '', '']);
  expect(states.at(-1)).toMatchObject({ empty: true, complete: false });
});
