import { withAskedPhone } from '../../../functions/http/asked-phone.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const ada = { name: 'Ada', line1: 'Elm 1', city: 'Rome', postalCode: '00100', country: 'IT' };
const reachable = { ...ada, phone: '+390612345' };

test('a number that is asked for is kept with the address', () => {
  expect(withAskedPhone(reachable, 'required')).toEqual(reachable);
  expect(withAskedPhone(reachable, 'optional')).toEqual(reachable);
});

test('a number that may be left out is not missed', () => {
  expect(withAskedPhone(ada, 'optional')).toEqual(ada);
});

test('a number that is needed is asked for by name', async () => {
  expect(await refusalOf(() => withAskedPhone(ada, 'required'))).toMatchObject({
    code: 'invalid_request',
    field: 'shipping.phone',
    detail: 'Please enter a telephone number for the delivery.',
  });
});

test('a number that nobody asked for is not kept', () => {
  expect(withAskedPhone(reachable, 'none')).toEqual(ada);
});
