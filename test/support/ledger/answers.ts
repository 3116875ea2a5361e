/** What is answered to browsers: refused or done, and never failed because of what was typed. */
import type { Books } from './books.ts';

export const checkAnswers = ({ shop: { traffic }, found }: Books): void => {
  for (const { asked, status, code, field, isDisturbed } of traffic?.answers ?? []) {
    // Where nothing had failed, it was the request. What the breaker refuses, `declines.ts` checks.
    if (status >= 500 && code !== 'too_many_declines' && !isDisturbed)
      found(`${asked} was answered ${status} ${code}`);
    if (code === 'internal_error') found(`${asked} met an error that nobody has thought of`);
    if (code === 'invalid_request' && field === undefined) {
      found(`${asked} was refused without saying which field is wrong`);
    }
  }
  for (const { from, service, name, answer, isFaulty } of traffic?.sent ?? []) {
    if (isFaulty || answer === 'reset' || answer.status !== 400) continue;
    // Stripe repeats the refusal of a request that met a fault.
    if ('idempotent-replayed' in answer.headers) continue;
    const isMistaken =
      (service === 'dynamodb' && /ValidationException|SerializationException/.test(answer.body)) ||
      (service === 'stripe' && /"code":"parameter_/.test(answer.body));
    if (isMistaken) found(`${from}: ${name} was sent what ${service} does not take`);
  }
};
