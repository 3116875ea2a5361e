import { RequestProblem } from '../../../functions/checkout/problems.ts';
import { json, problem } from '../../../functions/http/response.ts';

describe('an answer', () => {
  test('is JSON that nobody caches', () => {
    expect(json(201, { id: 'chk_1' }, { Location: '/api/checkouts/chk_1' })).toEqual({
      statusCode: 201,
      headers: {
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'Content-Type': 'application/json',
        Location: '/api/checkouts/chk_1',
      },
      body: '{"id":"chk_1"}',
    });
  });
});

describe('a problem’s answer', () => {
  test('is application/problem+json that nobody caches', () => {
    const { statusCode, headers, body } = problem(
      new RequestProblem('not_found', { detail: 'There is no such checkout.' }),
    );
    expect(statusCode).toBe(404);
    expect(headers).toEqual({
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Content-Type': 'application/problem+json',
    });
    expect(JSON.parse(body ?? '')).toMatchObject({ status: 404, code: 'not_found' });
  });

  test('says when to try again', () => {
    const refused = new RequestProblem('unavailable', { detail: 'Later.', retryAfterSeconds: 2 });
    expect(problem(refused).headers).toMatchObject({ 'Retry-After': '2' });
  });

  test('says which methods are allowed', () => {
    const allowedMethods = ['GET', 'POST'];
    const refused = new RequestProblem('method_not_allowed', { detail: 'No.', allowedMethods });
    expect(problem(refused).headers).toMatchObject({ Allow: 'GET, POST' });
  });
});
