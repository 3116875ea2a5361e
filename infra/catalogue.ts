/** Loads `catalog.json` into the products' table whenever a deployment changes it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { InvocationType, Trigger } from 'aws-cdk-lib/triggers';
import { Construct } from 'constructs';
import { parseCatalogue } from '../functions/pricing/catalogue.ts';
import { parsePriceRules } from '../functions/pricing/price-rules.ts';
import { projectRoot } from './bundle.ts';
import { NodeFunction } from './node-function.ts';
import type { Settings } from './settings.ts';
import type { Tables } from './tables.ts';

type Props = { readonly tables: Tables; readonly settings: Settings };

const contentOf = (file: string): unknown =>
  JSON.parse(readFileSync(path.join(projectRoot, file), 'utf8'));

/**
 * The shop's currency, a lower-case ISO code. Throws an Error that names everything wrong in
 * `catalog.json` or `pricing.json`, so that an unusable catalogue or price is refused before
 * anything is deployed.
 */
export const currencyOfShop = (): string => {
  const { currency } = parseCatalogue(contentOf('catalog.json'));
  parsePriceRules(contentOf('pricing.json'), currency);
  return currency;
};

export class Catalogue extends Construct {
  readonly loader: NodeFunction;

  constructor(scope: Construct, id: string, { tables, settings }: Props) {
    super(scope, id);
    currencyOfShop();
    this.loader = new NodeFunction(this, 'LoadCatalogue', {
      file: 'deploy/load-catalogue.ts',
      description: 'Adds new products and updates prices from catalog.json; never touches stock',
      timeoutSeconds: 60,
      environment: { CAPTURE: settings.capture },
      settings,
    });
    tables.grant(this.loader, { products: ['Scan', 'UpdateItem'] });
    new Trigger(this, 'Load', {
      handler: this.loader,
      invocationType: InvocationType.REQUEST_RESPONSE,
      timeout: Duration.seconds(60),
      executeAfter: [tables],
    });
  }
}
