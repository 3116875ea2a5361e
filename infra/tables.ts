/** Checkouts, orders and products: encrypted, recoverable to any second, paid by the request. */
import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Settings } from './settings.ts';

type TableName = 'checkouts' | 'orders' | 'products' | 'promotions' | 'parkedEvents';

/** The settings that tell a function its tables; `functions/` reads these names. */
const variables: Readonly<Record<TableName, string>> = {
  checkouts: 'CHECKOUTS_TABLE',
  orders: 'ORDERS_TABLE',
  products: 'PRODUCTS_TABLE',
  promotions: 'PROMOTIONS_TABLE',
  parkedEvents: 'PARKED_EVENTS_TABLE',
};

/** Indexes: each for one question, with as little in it as answers that. */
const indexes = {
  /** Sparse: only declined checkouts are in it, by the viewer that they came from. */
  declines: { table: 'checkouts', variable: 'DECLINES_INDEX', action: 'Query' },
  /** Sparse: only checkouts without an ending are in it. It is read whole. */
  open: { table: 'checkouts', variable: 'OPEN_INDEX', action: 'Scan' },
  /** The orders of a day. */
  ordersByDay: { table: 'orders', variable: 'ORDERS_BY_DAY_INDEX', action: 'Query' },
} as const;

/** What a function does with a table: DynamoDB's actions, named one by one. */
type Actions = readonly (
  | 'GetItem'
  | 'BatchGetItem'
  | 'Scan'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
)[];

export class Tables extends Construct {
  /** A row a checkout, keyed by its id. */
  readonly checkouts: Table;
  /** A row an order, keyed by its number. */
  readonly orders: Table;
  /** A row a product, keyed by its SKU, with its price and its stock. */
  readonly products: Table;
  /** A row a promotion's code, with how often it was used. */
  readonly promotions: Table;
  /** A row an event of Stripe's whose checkout is not known (yet). */
  readonly parkedEvents: Table;

  constructor(scope: Construct, id: string, { keepData }: Settings) {
    super(scope, id);
    const table = (name: string, key: string, props: Partial<TableProps> = {}) =>
      new Table(this, name, {
        ...props,
        partitionKey: { name: key, type: AttributeType.STRING },
        billingMode: BillingMode.PAY_PER_REQUEST,
        encryption: TableEncryption.AWS_MANAGED,
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
        deletionProtection: keepData,
        removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      });
    this.checkouts = table('Checkouts', 'id');
    // Every change of an order is told to the rest of the shop.
    this.orders = table('Orders', 'id', { stream: StreamViewType.NEW_AND_OLD_IMAGES });
    this.products = table('Products', 'sku');
    this.promotions = table('Promotions', 'code');
    this.checkouts.addGlobalSecondaryIndex({
      indexName: 'declines',
      partitionKey: { name: 'declinedViewer', type: AttributeType.STRING },
      sortKey: { name: 'placedAt', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    this.checkouts.addGlobalSecondaryIndex({
      indexName: 'open',
      partitionKey: { name: 'openSince', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    this.orders.addGlobalSecondaryIndex({
      indexName: 'ordersByDay',
      partitionKey: { name: 'placedOn', type: AttributeType.STRING },
      sortKey: { name: 'placedAt', type: AttributeType.STRING },
      projectionType: ProjectionType.INCLUDE,
      // What never changes: an update of the order then costs the index nothing.
      nonKeyAttributes: ['checkoutId', 'paymentIntentId'],
    });
    this.parkedEvents = table('ParkedEvents', 'id', { timeToLiveAttribute: 'expiresAt' });
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

  /** Lets a function ask an index its one question. */
  grantIndex(to: LambdaFunction, name: keyof typeof indexes): void {
    const { table, variable, action } = indexes[name];
    to.addEnvironment(variable, name);
    to.addToRolePolicy(
      new PolicyStatement({
        actions: [`dynamodb:${action}`],
        resources: [`${this[table].tableArn}/index/${name}`],
      }),
    );
  }
}
