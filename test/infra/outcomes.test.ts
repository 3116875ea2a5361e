import { holdIs, orderIs } from '../../infra/outcomes.ts';
import { definition } from '../support/template.ts';

test('a rule asks for one outcome of the document', () => {
  const rule = (outcome: string) => ({ Variable: '$.outcome', StringEquals: outcome });
  expect(holdIs('authorized').renderCondition()).toEqual(rule('authorized'));
  expect(orderIs('approval_required').renderCondition()).toEqual(rule('approval_required'));
});

test('the two Choices of the workflow are made of such rules', () => {
  const { States } = definition();
  const asked = (name: string) => States[name]?.Choices?.map(({ StringEquals }) => StringEquals);
  expect(asked('HoldPlaced')).toEqual(['authorized', 'declined', 'requires_action']);
  expect(asked('OrderCreated')).toEqual(['created', 'approved', 'approval_required']);
});
