/** Loads `catalog.json` into the products' table whenever a deployment changes it. */
import { Duration } from 'aws-cdk-lib';
import { InvocationType, Trigger } from 'aws-cdk-lib/triggers';
import { Construct } from 'constructs';
import { NodeFunction } from './node-function.ts';
import type { Settings } from './settings.ts';
import { currencyOfShop } from './shop-files.ts';
import type { Tables } from './tables.ts';

type Props = { readonly tables: Tables; readonly settings: Settings };

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
