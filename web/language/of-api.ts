/** What the API says, in the shopper's language: by the codes that it gives with its English sentences. */
import type { CheckoutView, Problem } from '../../functions/checkout/contract.ts';
import type { ApiSentences } from './language.ts';
import { words } from './speak.ts';

/** The problem, with its `detail` translated; as it is in English. */
export const problemInWords = (problem: Problem): Problem => {
  const { api } = words();
  return api ? { ...problem, detail: sentenceOf(api, problem) } : problem;
};

/** The same for the reason why a checkout has no order. */
export const checkoutInWords = (checkout: CheckoutView): CheckoutView => {
  const { api } = words();
  const { error } = checkout;
  if (!api || !error) return checkout;
  const message = known(api.refusals, error.code) ?? api.refusals.unavailable;
  return { ...checkout, error: { ...error, message } };
};

/** A code that this language doesn't know is the page's own mistake, or a newer API's. */
const sentenceOf = ({ problems, fields }: ApiSentences, { code, field = '' }: Problem): string => {
  const name = field.split('.').at(-1) ?? '';
  const ofField = code === 'invalid_request' ? known(fields, name) : undefined;
  return ofField ?? known(problems, code) ?? problems.internal_error;
};

const known = (sentences: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(sentences, key) ? sentences[key] : undefined;
