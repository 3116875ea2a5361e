import {
  authorizedDocument,
  checkoutDocument,
  releasableDocument,
} from '../../../functions/checkout/documents.ts';
import { authorizedDocumentOf, checkoutDocumentOf } from '../../support/checkouts.ts';

const { payment: _, ...withoutPayment } = checkoutDocumentOf();

describe('the execution’s input', () => {
  test.each([
    [{ confirmationToken: 'ctoken_1' }],
    [{ token: 'tok_1' }],
    [{ paymentMethod: 'pm_1' }],
  ])('may pay with %j', (payment) => {
    const document = checkoutDocumentOf({ payment });
    expect(checkoutDocument.parse(document)).toEqual(document);
  });

  test.each([
    ['no checkoutId', { checkoutId: undefined }],
    ['an amount of nothing', { amountMinor: 0 }],
    ['an amount in fractions', { amountMinor: 28.5 }],
    ['an amount as text', { amountMinor: '2800' }],
    ['no currency', { currency: undefined }],
    ['an empty payment', { payment: {} }],
    ['two payments', { payment: { token: 'tok_1', paymentMethod: 'pm_1' } }],
    ['raw card data', { payment: { token: 'tok_1', number: '4242424242424242' } }],
    ['no time', { placedAt: 'yesterday' }],
  ])('is refused with %s', (_, fault) => {
    const parsed = checkoutDocument.safeParse({ ...checkoutDocumentOf(), ...fault });
    expect(parsed.success).toBe(false);
  });

  test('may be without a payment, when it is taken up without its shopper', () => {
    expect(checkoutDocument.parse(withoutPayment)).toEqual(withoutPayment);
  });

  test('holds nothing about the shopper: unknown fields are left out', () => {
    const document = { ...checkoutDocumentOf(), email: 'ada@example.com', viewer: 'v' };
    expect(Object.keys(checkoutDocument.parse(document)).sort()).toEqual([
      'amountMinor',
      'checkoutId',
      'currency',
      'payment',
      'placedAt',
    ]);
  });
});

describe('an authorized document', () => {
  test('names the hold', () => {
    expect(authorizedDocument.safeParse(checkoutDocumentOf()).success).toBe(false);
    expect(authorizedDocument.parse(authorizedDocumentOf())).toEqual(authorizedDocumentOf());
  });
});

describe('what Release takes', () => {
  test.each([
    ['an unseen hold', checkoutDocumentOf()],
    ['a known hold', authorizedDocumentOf()],
    ['no payment', withoutPayment],
    ['a refusal', { ...authorizedDocumentOf(), refusal: 'out_of_stock' }],
  ])('may have %s', (_, document) => {
    expect(releasableDocument.parse(document)).toEqual(document);
  });

  test('may have a refusal that another version wrote: it reads as the general one', () => {
    const document = { ...authorizedDocumentOf(), refusal: 'a_code_of_next_year' };
    expect(releasableDocument.parse(document)).toMatchObject({ refusal: 'unavailable' });
  });

  test('leaves out what the failed step said, which may quote anything', () => {
    const failed = { ...checkoutDocumentOf(), failure: { Error: 'X', Cause: 'sk_test_1' } };
    expect(releasableDocument.parse(failed)).toEqual(checkoutDocumentOf());
  });
});
