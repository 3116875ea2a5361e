/** A state machine's transitions: which there are, when each is taken, and the happy path. */
import { happyPathIn, transitionsIn } from '../../../../local/console/graph/transitions.ts';
import { choice, tangled, task, theCheckout } from './definitions.ts';

const leaving = (name: string, definition = tangled) =>
  transitionsIn(definition)
    .filter(({ from }) => from === name)
    .map(({ to, kind, when }) => ({ to, kind, when }));

test('a choice leads on by its outcomes, and by default otherwise', () => {
  expect(leaving('Which')).toEqual([
    { to: 'Third', kind: 'next', when: ['good'] },
    { to: 'Aside', kind: 'next', when: ['aside'] },
    { to: 'Elsewhere', kind: 'next', when: ['elsewhere'] },
    { to: 'Undo', kind: 'next', when: ['otherwise'] },
  ]);
});

test('an error is named without its namespace, and any error not at all', () => {
  expect(leaving('Undo')).toContainEqual({ to: 'Last', kind: 'catch', when: ['OrderExists'] });
  expect(leaving('Third')).toContainEqual({ to: 'Undo', kind: 'catch', when: [] });
});

test('two outcomes that lead to the same state are one transition', () => {
  const definition = {
    StartAt: 'Made',
    States: { Made: choice('No', { created: 'Yes', approved: 'Yes' }) },
  };
  expect(leaving('Made', definition)).toContainEqual({
    to: 'Yes',
    kind: 'next',
    when: ['created', 'approved'],
  });
});

test('going on and failing to the same state are two transitions', () => {
  const definition = {
    StartAt: 'Wait',
    States: { Wait: task('Check', { 'States.Timeout': 'Check' }), Check: task(undefined) },
  };
  expect(leaving('Wait', definition)).toEqual([
    { to: 'Check', kind: 'next', when: [] },
    { to: 'Check', kind: 'catch', when: ['Timeout'] },
  ]);
});

test('the happy path of the checkout goes from the authorization to the capture', () => {
  expect(happyPathIn(theCheckout())).toEqual([
    'Authorize',
    'HoldPlaced',
    'CreateOrder',
    'OrderCreated',
    'Capture',
  ]);
});

test('a happy path that loops ends before it repeats', () => {
  const definition = { StartAt: 'One', States: { One: task('Other'), Other: task('One') } };
  expect(happyPathIn(definition)).toEqual(['One', 'Other']);
});
