/** A refusal of the API, about a field or about nothing in particular. */
import type { Problem } from '../../functions/checkout/contract.ts';

export const problemOf = (overrides: Partial<Problem> = {}): Problem => ({
  type: 'about:blank',
  title: '',
  status: 422,
  code: 'invalid_request',
  detail: 'A sentence for the shopper.',
  ...overrides,
});
