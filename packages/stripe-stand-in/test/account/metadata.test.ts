import { metadataAfter } from '../../src/account/metadata.ts';
import { parseForm } from '../../src/api/form.ts';

const before = { order: '7', gift: 'yes' };
const after = (form: string) => metadataAfter(before, parseForm(form));

test.each([
  ['nothing about metadata', 'amount=100', before],
  ['a new name', 'metadata[parcel]=1', { ...before, parcel: '1' }],
  ['a known name', 'metadata[order]=8', { ...before, order: '8' }],
  ['an empty value, which deletes its name', 'metadata[gift]=', { order: '7' }],
  ['an empty metadata, which deletes all names', 'metadata=', {}],
])('a request with %s leaves the right metadata', (_, form, expected) => {
  expect(after(form)).toEqual(expected);
});

test('the metadata from before is not changed', () => {
  after('metadata[order]=8');
  expect(before.order).toBe('7');
});
