/** Checkouts, orders and products: encrypted, recoverable to any second, paid by the request. */
import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Settings } from './settings.ts';

type TableName = 'checkouts' | 'orders' | 'products';

/** The settings that tell a function its tables; `functions/` reads these names. */
const variables: Readonly<Record<TableName, string>> = {
  checkouts: 'CHECKOUTS_TABLE',
  orders: 'ORDERS_TABLE',
  products: 'PRODUCTS_TABLE',
};

/** What a function does with a table: DynamoDB's actions, named one by one. */
type Actions = readonly ('GetItem' | 'BatchGetItem' | 'Scan' | 'PutItem' | 'UpdateItem')[];

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

  /** Gives a function these tables: the permissions and the settings that it needs, at once. */
  grant(to: LambdaFunction, needs: Readonly<Partial<Record<TableName, Actions>>>): void {
    for (const [name, actions] of Object.entries(needs) as [TableName, Actions][]) {
      to.addEnvironment(variables[name], this[name].tableName);
      to.addToRolePolicy(
        new PolicyStatement({
          actions: actions.map((action) => `dynamodb:${action}`),
          resources: [this[name].tableArn],
        }),
      );
    }
  }

  /** Lets a function count a viewer's declines. */
  grantDeclines(to: LambdaFunction): void {
    to.addEnvironment('DECLINES_INDEX', this.declinesIndex);
    to.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [`${this.checkouts.tableArn}/index/${this.declinesIndex}`],
      }),
    );
  }
}
