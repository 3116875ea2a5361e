import { expansionsIn } from '../../src/api/expansions.ts';
import { parseForm } from '../../src/api/form.ts';

test.each([
  ['expand[]=latest_charge', ['latest_charge']],
  ['expand[0]=data.latest_charge&expand[1]=data.customer', ['latest_charge', 'customer']],
  ['', []],
])('%p asks for %p', (form, expected) => {
  expect(expansionsIn(parseForm(form))).toEqual(expected);
});
