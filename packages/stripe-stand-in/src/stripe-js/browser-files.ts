/** The files for the browser that the server serves: Stripe.js and the frames that it opens. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `Stripe.js` is made of. The order matters: each file builds on those before it. */
const clientFiles = [
  'errors.js',
  'options.js',
  'frame.js',
  'dialog.js',
  'wallet.js',
  'element-kinds.js',
  'element.js',
  'elements.js',
  'bank-dialog.js',
  'stripe.js',
].map((name) => join('client', name));

const frameFiles = [
  'payment-element.html',
  'card-element.html',
  'address-element.html',
  'express-checkout-element.html',
  'controller.html',
  'bank.html',
  'wallet.html',
  'elements.css',
  'bank.css',
  'wallet.css',
  'card-rules.js',
  'card-fields.js',
  'card-requests.js',
  'parent.js',
  'stripe-api.js',
  'appearance.js',
  'payment-element.js',
  'card-element.js',
  'address-rules.js',
  'address-fields.js',
  'address-element.js',
  'express-checkout-element.js',
  'controller.js',
  'stripe-money.js',
  'bank.js',
  'wallet.js',
];

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

const filesOf = new Map<string, readonly string[]>([
  ['/v3', clientFiles],
  ['/v3/', clientFiles],
  ['/v3/stripe.js', clientFiles],
  ...frameFiles.map((name) => [`/v3/${name}`, [join('frame', name)]] as const),
]);

/**
 * The file at `path`, whose query is ignored: `/v3/` is Stripe.js, the others are its frames' pages,
 * scripts and styles. Undefined for every other path: only the files listed above are ever read.
 */
export const browserFiles = (path: string): { type: string; body: Buffer } | undefined => {
  const names = filesOf.get(path.split('?', 1)[0] ?? '');
  if (!names) return undefined;
  const extension = names[0]?.split('.').at(-1) ?? '';
  return {
    type: types[extension] ?? 'application/octet-stream',
    body: Buffer.concat(names.map((name) => readFileSync(join(import.meta.dirname, name)))),
  };
};
