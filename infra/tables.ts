/** Checkouts, orders and products: encrypted, recoverable to any second, paid by the request. */
import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { Settings } from './settings.ts';

export class Tables extends Construct {
  /** A row a checkout, keyed by its id. */
  readonly checkouts: Table;
  /** A row an order, keyed by its number. */
  readonly orders: Table;
  /** A row a product, keyed by its SKU, with its price and its stock. */
  readonly products: Table;
  /** Sparse: only declined checkouts are in it, by the viewer that they came from. */
  readonly declinesIndex = 'declines';

  constructor(scope: Construct, id: string, { keepData }: Settings) {
    super(scope, id);
    const table = (name: string, key: string) =>
      new Table(this, name, {
        partitionKey: { name: key, type: AttributeType.STRING },
        billingMode: BillingMode.PAY_PER_REQUEST,
        encryption: TableEncryption.AWS_MANAGED,
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
        deletionProtection: keepData,
        removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      });
    this.checkouts = table('Checkouts', 'id');
    this.orders = table('Orders', 'id');
    this.products = table('Products', 'sku');
    this.checkouts.addGlobalSecondaryIndex({
      indexName: this.declinesIndex,
      partitionKey: { name: 'declinedViewer', type: AttributeType.STRING },
      sortKey: { name: 'placedAt', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
  }
}
