import { createFaults } from '../../src/control/faults.ts';

const capture = '/v1/payment_intents/:id/capture';
const build = () => createFaults(['/v1/payment_intents', capture]);
const kindsFor = (faults: ReturnType<typeof build>, count: number) =>
  Array.from({ length: count }, () => faults.next('POST', capture)?.kind);

test('a fault meets one request unless it is told otherwise', () => {
  const faults = build();
  faults.add({ kind: 'unavailable' });
  expect(kindsFor(faults, 2)).toEqual(['unavailable', undefined]);
});

test('a fault meets as many requests as it is told, after it has spared others', () => {
  const faults = build();
  faults.add({ kind: 'unavailable', after: 1, times: 2 });
  expect(kindsFor(faults, 4)).toEqual([undefined, 'unavailable', 'unavailable', undefined]);
});

test('a fault that no request has met can be taken back, and one that was met stays listed', () => {
  const faults = build();
  faults.add({ kind: 'unavailable' })();
  const takeBack = faults.add({ kind: 'in-use' });
  expect(kindsFor(faults, 2)).toEqual(['in-use', undefined]);
  takeBack();
  expect(faults.list().map(({ kind }) => kind)).toEqual(['in-use']);
});

test('a fault without a limit is never used up', () => {
  const faults = build();
  faults.add({ kind: 'unavailable', times: null });
  expect(new Set(kindsFor(faults, 100))).toEqual(new Set(['unavailable']));
});

test('a fault spares other methods and paths, and does not count them', () => {
  const faults = build();
  faults.add({ kind: 'unavailable', method: 'POST', path: capture, after: 1 });
  faults.next('GET', capture);
  faults.next('POST', '/v1/payment_intents');
  expect(kindsFor(faults, 2)).toEqual([undefined, 'unavailable']);
});

test('faults meet requests in the order in which they were added', () => {
  const faults = build();
  faults.add({ kind: 'unavailable' });
  faults.add({ kind: 'rate-limit' });
  expect(kindsFor(faults, 3)).toEqual(['unavailable', 'rate-limit', undefined]);
});

test('faults are listed until they are cleared', () => {
  const faults = build();
  faults.add({ kind: 'unavailable' });
  expect(faults.list()).toEqual([{ kind: 'unavailable' }]);
  faults.clear();
  expect(faults.list()).toEqual([]);
  expect(faults.next('POST', capture)).toBeUndefined();
});

test('an unknown fault is refused, so that a misspelt one makes no test pass', () => {
  expect(() => build().add({ kind: 'lost-replies' as never })).toThrow(/lost-reply/);
});
