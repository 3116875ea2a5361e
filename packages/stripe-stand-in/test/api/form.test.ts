import {
  flag,
  group,
  integer,
  list,
  oneOf,
  parseForm,
  refuseUnknown,
  required,
  text,
} from '../../src/api/form.ts';

describe('a form', () => {
  test.each([
    ['amount=4200&currency=usd', { amount: '4200', currency: 'usd' }],
    ['metadata[order]=7', { metadata: { order: '7' } }],
    ['card[address][city]=Ulm', { card: { address: { city: 'Ulm' } } }],
    ['expand[0]=a&expand[1]=b', { expand: { 0: 'a', 1: 'b' } }],
    ['expand[]=a&expand[]=b', { expand: { 0: 'a', 1: 'b' } }],
    ['description=a+b%26c', { description: 'a b&c' }],
    ['', {}],
  ])('%p is nested', (form, expected) => {
    expect(JSON.parse(JSON.stringify(parseForm(form)))).toEqual(expected);
  });

  test('cannot change what all objects inherit', () => {
    parseForm('__proto__[polluted]=yes&constructor[prototype][polluted]=yes');
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('an unknown parameter', () => {
  const allowed = { amount: true, metadata: { '*': true }, card: { number: true } } as const;
  const refuse = (form: string) => () => refuseUnknown(parseForm(form), allowed);

  test.each(['amount=1', 'metadata[any]=1', 'card[number]=1', ''])('is not in %p', (form) => {
    expect(refuse(form)).not.toThrow();
  });

  test.each([
    ['colour=blue', 'colour'],
    ['card[colour]=blue', 'card[colour]'],
    ['constructor=x', 'constructor'],
  ])('of %p is refused as %s', (form, param) => {
    expect(refuse(form)).toThrow(
      expect.objectContaining({
        status: 400,
        isSaved: false,
        body: expect.objectContaining({ code: 'parameter_unknown', param }),
      }),
    );
  });
});

describe('a parameter', () => {
  const params = parseForm(
    'amount=42&broken=4.2&yes=true&no=false&empty=&names[0]=a&names[1]=b&names[2][x]=c',
  );

  test('is read as a text, a group, a flag or a list of texts', () => {
    expect(text(params, 'amount')).toBe('42');
    expect(text(params, 'names')).toBeUndefined();
    expect(group(params, 'amount')).toBeUndefined();
    expect([flag(params, 'yes'), flag(params, 'no'), flag(params, 'none')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(list(params, 'names')).toEqual(['a', 'b']);
    expect(list(params, 'none')).toEqual([]);
  });

  test('is read as an integer, or refused', () => {
    expect(integer(params, 'amount')).toBe(42);
    expect(integer(params, 'none')).toBeUndefined();
    expect(() => integer(params, 'broken')).toThrow('Invalid integer: 4.2');
  });

  test.each([undefined, ''])('that is required is refused when it is %p', (value) => {
    expect(() => required(value, 'amount')).toThrow('Missing required param: amount.');
  });

  test('that must be one of a few values is refused with those values', () => {
    const captureMethod = (value?: string) =>
      oneOf(value, 'capture_method', ['manual', 'automatic']);
    expect([captureMethod('manual'), captureMethod()]).toEqual(['manual', undefined]);
    expect(() => captureMethod('later')).toThrow(
      'Invalid capture_method: must be one of manual, or automatic',
    );
  });
});
