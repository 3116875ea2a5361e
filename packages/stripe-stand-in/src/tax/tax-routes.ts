/** The API's requests about taxes. */
import { notFound } from '../api/errors.ts';
import { required, text } from '../api/form.ts';
import { listOf } from '../api/list-of.ts';
import {
  any,
  anything,
  expand,
  get,
  type Handler,
  listing,
  post,
  type Route,
  showing,
} from '../api/route.ts';
import { calculateTax, findCalculation } from './tax-calculations.ts';
import {
  taxAssociationView,
  taxCalculationView,
  taxLineView,
  taxTransactionView,
} from './tax-views.ts';

const findAssociation: Handler = ({ store }, params) => {
  const id = required(text(params, 'payment_intent'), 'payment_intent');
  const association = store.state.taxAssociations[id];
  if (association === undefined) throw notFound('tax association', id, 'payment_intent');
  return taxAssociationView(association);
};

const showTransaction: Handler = ({ store }, _, id) => {
  const { taxTransactions, taxCalculations } = store.state;
  const transaction = taxTransactions[id];
  if (transaction === undefined) throw notFound('tax transaction', id, 'transaction');
  return taxTransactionView(transaction, taxCalculations[transaction.calculation]);
};

export const taxRoutes: readonly Route[] = [
  ...showing('tax.calculation', [
    post(
      '/v1/tax/calculations',
      {
        currency: true,
        line_items: anything,
        customer_details: { address: any, address_source: true, taxability_override: true },
        shipping_cost: { amount: true, tax_behavior: true, tax_code: true },
        tax_date: true,
        ...expand,
      },
      (context, params) => taxCalculationView(calculateTax(context, params)),
    ),
    get('/v1/tax/calculations/:id', expand, (context, _, id) =>
      taxCalculationView(findCalculation(context, id)),
    ),
  ]),
  ...showing('tax.calculation_line_item', [
    get('/v1/tax/calculations/:id/line_items', listing, (context, params, id) => {
      const { lines, created } = findCalculation(context, id);
      return listOf({
        url: `/v1/tax/calculations/${id}/line_items`,
        object: 'tax line item',
        items: () => lines.map((line) => ({ ...line, created })).toReversed(),
        view: taxLineView,
      })(context, params, id);
    }),
    get('/v1/tax/transactions/:id', expand, showTransaction),
  ]),
  ...showing('tax.association', [
    get('/v1/tax/associations/find', { payment_intent: true, ...expand }, findAssociation),
  ]),
];
