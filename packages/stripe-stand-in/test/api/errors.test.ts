import { invalidParameter, invalidRequest, notFound, withDocUrl } from '../../src/api/errors.ts';

test.each([
  ['that began to run is remembered', invalidRequest('No.'), true],
  ['whose parameters are wrong is not remembered', invalidParameter('No.'), false],
  ['about what does not exist is not remembered', notFound('charge', 'ch_1', 'id'), false],
])('a request %s', (_, error, isSaved) => {
  expect(error.isSaved).toBe(isSaved);
});

test('an error with a code has the address of its page, and one without has none', () => {
  expect(withDocUrl({ code: 'amount_too_small' })).toMatchObject({
    doc_url: 'https://stripe.com/docs/error-codes/amount-too-small',
  });
  expect(withDocUrl({})).toEqual({});
});

test('an object that does not exist is a 404 that names it', () => {
  expect(notFound('charge', 'ch_1', 'id')).toMatchObject({
    status: 404,
    body: { message: "No such charge: 'ch_1'", code: 'resource_missing', param: 'id' },
  });
});
