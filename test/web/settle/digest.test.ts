import { digestOf } from '../../../web/settle/digest.ts';

test('a text has its SHA-256', async () => {
  const digest = await digestOf('abc');
  expect(Buffer.from(digest ?? []).toString('hex')).toMatch(/^ba7816bf8f01cfea.*f20015ad$/);
});

test('there is none where the browser can’t hash', async () => {
  jest.spyOn(crypto, 'subtle', 'get').mockReturnValue(undefined as never);
  expect(await digestOf('abc')).toBeUndefined();
  jest.restoreAllMocks();
});
