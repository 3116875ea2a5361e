/** The sides of the boxes that lines join: the happy path upright, failures to the right. */
import { sidesFor } from '../../../../local/console/graph/sides.ts';
import { happyPathIn, transitionsIn } from '../../../../local/console/graph/transitions.ts';
import { theCheckout } from './definitions.ts';

const sides = (from: string, to: string) => {
  const transitions = transitionsIn(theCheckout());
  const transition = transitions.find((each) => each.from === from && each.to === to);
  if (transition === undefined) throw new Error(`${from} does not lead to ${to}.`);
  return sidesFor(happyPathIn(theCheckout()), transitions)(transition);
};

test('a step of the happy path goes from the bottom of a box to the top of the next', () => {
  expect(sides('HoldPlaced', 'CreateOrder')).toEqual({ isHappy: true, out: 'SOUTH', in: 'NORTH' });
});

test('what fails to where failures gather leaves to the right', () => {
  expect(sides('CreateOrder', 'Release')).toEqual({ isHappy: false, out: 'EAST', in: 'NORTH' });
});

test('a wait that can fail there, too, stands to the right and comes back from there', () => {
  expect(sides('HoldPlaced', 'AwaitAuthentication').out).toBe('EAST');
  expect(sides('AwaitAuthentication', 'HoldPlaced').in).toBe('EAST');
});

test('what else leaves the happy path does so to the left', () => {
  expect(sides('HoldPlaced', 'Declined').out).toBe('WEST');
  expect(sides('CheckApproval', 'OrderCreated').in).toBe('WEST');
});
