/**
 * Stripe's secrets as people paste and store them: a file brings its line's end, a shell its quotes,
 * an editor its byte order mark. What can't belong to a secret is left out. A text that is not one
 * secret then is none.
 */

const kinds = {
  /** A secret key, or a restricted one. */
  key: {
    start: /^[sr]k_(?:test|live)_/,
    starts: /[sr]k_(?:test|live)_/g,
    whole: /^[sr]k_(?:test|live)_\w+$/,
  },
  /** The signing secret of a webhook endpoint. */
  signingSecret: { start: /^whsec_/, starts: /whsec_/g, whole: /^whsec_[\w+/=-]+$/ },
} as const;

export type SecretKind = keyof typeof kinds;

/** Blanks, line ends and the like, with what is pasted invisibly, and quotes of all sorts. */
const around = /^[\s\p{Cc}\p{Cf}"'`“”‘’„«»]+|[\s\p{Cc}\p{Cf}"'`“”‘’„«»]+$/gu;

/** The secret without what was stored around it; undefined if the text is not one such secret. */
export const stripeSecretIn = (text: string, kind: SecretKind): string | undefined => {
  const secret = bare(text);
  const { starts, whole } = kinds[kind];
  return whole.test(secret) && [...secret.matchAll(starts)].length === 1 ? secret : undefined;
};

/** What such a text is instead of the secret, in words that show nothing of it. */
export const insteadOfSecret = (text: string, kind: SecretKind): string => {
  const got = bare(text);
  if (got === '') return 'it is empty';
  if ([...got.matchAll(kinds[kind].starts)].length > 1) return 'it holds more than one';
  if (/^[{[]/.test(got)) return 'it is JSON, and must be plain text';
  if (kinds[kind].start.test(got)) return 'a character in it does not belong to one';
  const other = /^(?:pk|sk|rk|whsec)_/.exec(got)?.[0];
  return other === undefined ? 'it does not begin as one' : `it begins with ${other}`;
};

/** The text without what surrounds it. */
export const bare = (text: string): string => text.replace(around, '');
