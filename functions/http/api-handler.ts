/** The API's Lambda: the routes with the tables and the state machine of this stack. */
import { setTimeout as sleep } from 'node:timers/promises';
import content from '../../pricing.json' with { type: 'json' };
import { parsePriceRules } from '../checkout/price-rules.ts';
import { settings } from '../lambda/settings.ts';
import { countDeclines, getCheckout, putCheckout } from '../services/checkouts.ts';
import { startExecution } from '../services/executions.ts';
import { getProducts, listProducts } from '../services/products.ts';
import { countRedemptions } from '../services/promotions.ts';
import { stepFunctionsClient } from '../services/step-functions-client.ts';
import { storeClient } from '../services/store.ts';
import { api } from './api.ts';
import { awaitCheckout } from './await-checkout.ts';
import { placeCheckout } from './place-checkout.ts';

const {
  CHECKOUTS_TABLE,
  DECLINES_INDEX,
  PRODUCTS_TABLE,
  PROMOTIONS_TABLE,
  STATE_MACHINE_ARN,
  EDGE_KEY,
  DECLINES_PER_HOUR,
} = settings(
  'CHECKOUTS_TABLE',
  'DECLINES_INDEX',
  'PRODUCTS_TABLE',
  'PROMOTIONS_TABLE',
  'STATE_MACHINE_ARN',
  'EDGE_KEY',
  'DECLINES_PER_HOUR',
);
const client = storeClient();
const checkouts = { client, tableName: CHECKOUTS_TABLE };
const products = { client, tableName: PRODUCTS_TABLE };

const rules = parsePriceRules(content);
const redemptions = countRedemptions({ client, tableName: PROMOTIONS_TABLE });

export const handler = api({
  countRedemptions: redemptions,
  rules,
  now: Date.now,
  listProducts: listProducts(products),
  getProducts: getProducts(products),
  placeCheckout: placeCheckout({
    getCheckout: getCheckout(checkouts),
    putCheckout: putCheckout(checkouts),
    getProducts: getProducts(products),
    countRedemptions: redemptions,
    rules,
    countDeclines: countDeclines({ ...checkouts, indexName: DECLINES_INDEX }),
    startExecution: startExecution({
      client: stepFunctionsClient(),
      stateMachineArn: STATE_MACHINE_ARN,
    }),
    now: () => new Date(),
    declinesPerHour: Number(DECLINES_PER_HOUR),
  }),
  awaitCheckout: awaitCheckout({ getCheckout: getCheckout(checkouts), now: Date.now, sleep }),
  edgeKey: EDGE_KEY,
});
