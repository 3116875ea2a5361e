/** What a language is: the texts of `en.ts`, and the API's sentences, which are English by themselves. */
import type { ProblemCode } from '../../functions/checkout/problems.ts';
import type { Refusal } from '../../functions/checkout/refusals.ts';
import type { en } from './en.ts';

export type Texts = Readonly<typeof en>;

/** Problems that are the page's own mistake: a shopper can do nothing about them. */
type Mistake =
  | 'invalid_json'
  | 'invalid_signature'
  | 'idempotency_key_missing'
  | 'idempotency_key_invalid'
  | 'idempotency_key_reused'
  | 'around_the_edge'
  | 'method_not_allowed'
  | 'body_too_large'
  | 'unsupported_media_type';

/** What is wrong with one field of a request: the last part of its name, such as `postalCode`. */
export type Field =
  | 'email'
  | 'name'
  | 'line1'
  | 'city'
  | 'state'
  | 'postalCode'
  | 'country'
  | 'phone'
  | 'quantity';

/** The API's sentences, by the codes that it gives with them. */
export type ApiSentences = {
  readonly problems: Readonly<Record<Exclude<ProblemCode, Mistake>, string>>;
  /** For `invalid_request`, where one field is named. */
  readonly fields: Readonly<Record<Field, string>>;
  readonly refusals: Readonly<Record<Refusal | 'releasing', string>>;
};

/** A language other than English. */
export type Translation = Texts & { readonly api: ApiSentences };
