import { loadScripts } from '../../support/load-scripts.ts';

type Appearance = {
  readonly applyAppearance: (appearance: object) => void;
  readonly applyStyle: (style: object) => void;
};

/** The part of a document that takes styles: variables of its root, and rules of its sheets. */
const load = () => {
  const variables: Record<string, string> = {};
  const rules: { selector: string; declarations: Record<string, string> }[] = [];
  class CSSStyleSheet {
    readonly cssRules: object[] = [];
    insertRule(text: string, index: number): number {
      const declarations: Record<string, string> = {};
      rules.push({ selector: text.replace(/ \{\}$/, ''), declarations });
      const setProperty = (name: string, value: string) => {
        declarations[name] = value;
      };
      this.cssRules[index] = { style: { setProperty } };
      return index;
    }
  }
  const setProperty = (name: string, value: string) => {
    variables[name] = value;
  };
  const document = { documentElement: { style: { setProperty } } };
  const loaded = loadScripts<Appearance>(['frame/appearance.js'], { CSSStyleSheet, document });
  return { ...loaded, variables, rules };
};

test('an appearance without a theme is that of Stripe', () => {
  const { applyAppearance, variables } = load();
  applyAppearance({});
  expect(variables).toMatchObject({
    '--color-primary': '#0570de',
    '--color-background': '#ffffff',
    '--page': '#ffffff',
    '--font-size-base': '16px',
  });
});

test.each([
  ['night', '#30313d'],
  ['flat', '#ffffff'],
  ['unknown', '#ffffff'],
])('the theme %s has the background %s', (theme, color) => {
  const { applyAppearance, variables } = load();
  applyAppearance({ theme });
  expect(variables['--color-background']).toBe(color);
});

test("the page's variables win over the theme", () => {
  const { applyAppearance, variables } = load();
  applyAppearance({ theme: 'night', variables: { colorPrimary: '#123456', borderRadius: '0' } });
  expect(variables).toMatchObject({ '--color-primary': '#123456', '--border-radius': '0' });
});

test('rules are taken for what the payment Element has, and for nothing else', () => {
  const { applyAppearance, rules } = load();
  applyAppearance({
    rules: {
      '.Input': { boxShadow: 'none' },
      '.Input--invalid:focus': { color: 'red' },
      '.Tab': { color: 'blue' },
      'body, .Input': { display: 'none' },
    },
  });
  expect(rules).toEqual([
    { selector: '.Input', declarations: { 'box-shadow': 'none' } },
    { selector: '.Input--invalid:focus', declarations: { color: 'red' } },
  ]);
});

test("the card Element's style sets what it names", () => {
  const { applyStyle, variables } = load();
  applyStyle({
    base: { color: '#111111', '::placeholder': { color: '#222222' } },
    invalid: { color: '#333333' },
  });
  expect(variables).toEqual({
    '--color-text': '#111111',
    '--color-text-placeholder': '#222222',
    '--color-danger': '#333333',
  });
});
