// The page's `appearance` and `style` options, put into CSS variables and rules of the frame.
(() => {
  globalThis.StripeStandIn ??= {};
  const standIn = globalThis.StripeStandIn;

  const themes = {
    stripe: {
      colorPrimary: '#0570de',
      colorBackground: '#ffffff',
      colorText: '#30313d',
      colorTextSecondary: '#545969',
      colorTextPlaceholder: '#6b7280',
      colorDanger: '#b3093c',
      colorEdge: '#c4cad4',
    },
    night: {
      colorPrimary: '#85d996',
      colorBackground: '#30313d',
      colorText: '#ffffff',
      colorTextSecondary: '#d0d3da',
      colorTextPlaceholder: '#a5a9b4',
      colorDanger: '#ff8a8a',
      colorEdge: '#5a5d6b',
    },
  };
  themes.flat = themes.stripe;

  const basics = {
    borderRadius: '5px',
    fontFamily: '-apple-system, "Segoe UI", Roboto, sans-serif',
    fontSizeBase: '16px',
    spacingUnit: '4px',
  };

  const asProperty = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const known = /^\.(Input|Label|Error)(--invalid)?(:(focus|hover|disabled)|::placeholder)?$/;

  /** For all Elements but the card Element. Selectors that they don't have are ignored, as by Stripe.js. */
  standIn.applyAppearance = ({ theme = 'stripe', variables = {}, rules = {} }) => {
    const all = { ...basics, ...(themes[theme] ?? themes.stripe), ...variables };
    for (const [name, value] of Object.entries(all)) {
      document.documentElement.style.setProperty(`--${asProperty(name)}`, value);
    }
    // The real frame is transparent; with a background, contrast can be checked inside it too.
    document.documentElement.style.setProperty('--page', all.colorBackground);
    const sheet = new CSSStyleSheet();
    for (const [selector, declarations] of Object.entries(rules)) {
      if (!known.test(selector)) continue;
      const rule = sheet.cssRules[sheet.insertRule(`${selector} {}`, sheet.cssRules.length)];
      for (const [name, value] of Object.entries(declarations)) {
        rule.style.setProperty(asProperty(name), value);
      }
    }
    document.adoptedStyleSheets = [sheet];
  };

  /** For the card Element: `style.base`, `style.invalid` and the placeholder's colour. */
  standIn.applyStyle = ({ base = {}, invalid = {} }) => {
    const set = (name, value) => {
      if (value) document.documentElement.style.setProperty(name, value);
    };
    set('--page', base.backgroundColor);
    set('--color-text', base.color);
    set('--color-text-placeholder', base['::placeholder']?.color);
    set('--color-danger', invalid.color);
    set('--font-family', base.fontFamily);
    set('--font-size-base', base.fontSize);
  };
})();
