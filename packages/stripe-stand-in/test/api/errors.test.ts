import { invalidParameter, invalidRequest, notFound } from '../../src/api/errors.ts';

test.each([
  ['that began to run is remembered', invalidRequest('No.'), true],
  ['whose parameters are wrong is not remembered', invalidParameter('No.'), false],
  ['about what does not exist is not remembered', notFound('charge', 'ch_1', 'id'), false],
])('a request %s', (_, error, isSaved) => {
  expect(error.isSaved).toBe(isSaved);
});

test('an object that does not exist is a 404 that names it', () => {
  expect(notFound('charge', 'ch_1', 'id')).toMatchObject({
    status: 404,
    body: { message: "No such charge: 'ch_1'", code: 'resource_missing', param: 'id' },
  });
});
