/** The DynamoDB tables: encrypted, recoverable to any second, and paid per request. */
import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type GlobalSecondaryIndexProps,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import {
  allTables,
  type IndexName,
  indexes,
  type TableName,
  tables,
} from '../functions/checkout/tables.ts';
import { acknowledge } from './acknowledge.ts';
import type { NodeFunction } from './node-function.ts';
import type { Settings } from './settings.ts';

/** How each index is read. */
const questions: Readonly<Record<IndexName, 'Query' | 'Scan'>> = {
  open: 'Scan',
  ordersByDay: 'Query',
  ordersByEmail: 'Query',
};

/** The actions on a table that functions may be granted, one by one. */
type Action = 'GetItem' | 'BatchGetItem' | 'Scan' | 'PutItem' | 'UpdateItem' | 'DeleteItem';

export class Tables extends Construct {
  readonly checkouts: Table;
  readonly orders: Table;
  readonly products: Table;
  readonly promotions: Table;
  readonly parkedEvents: Table;
  readonly attempts: Table;
  readonly findings: Table;

  constructor(scope: Construct, id: string, { keepData }: Settings) {
    super(scope, id);
    const table = (constructId: string, name: TableName, props: Partial<TableProps> = {}) =>
      new Table(this, constructId, {
        partitionKey: { name: tables[name].key, type: AttributeType.STRING },
        billingMode: BillingMode.PAY_PER_REQUEST,
        encryption: TableEncryption.AWS_MANAGED,
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
        deletionProtection: keepData,
        removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
        ...props,
      });
    this.checkouts = table('Checkouts', 'checkouts');
    // Every change of an order is published to the rest of the shop.
    this.orders = table('Orders', 'orders', { stream: StreamViewType.NEW_AND_OLD_IMAGES });
    this.products = table('Products', 'products');
    this.promotions = table('Promotions', 'promotions');
    this.addIndex('open', {
      partitionKey: { name: 'openSince', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    this.addIndex('ordersByDay', {
      partitionKey: { name: 'placedOn', type: AttributeType.STRING },
      sortKey: { name: 'placedAt', type: AttributeType.STRING },
      projectionType: ProjectionType.INCLUDE,
      // Attributes that never change, so that an update of an order does not write to the index.
      nonKeyAttributes: ['checkoutId', 'paymentIntentId'],
    });
    this.addIndex('ordersByEmail', {
      partitionKey: { name: 'emailKey', type: AttributeType.STRING },
      sortKey: { name: 'placedAt', type: AttributeType.STRING },
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: ['checkoutId', 'paymentIntentId'],
    });
    this.parkedEvents = table('ParkedEvents', 'parkedEvents', { timeToLiveAttribute: 'expiresAt' });
    // What is to be forgotten soon needs no backup, and does not outlive the stack.
    const fleeting: Partial<TableProps> = {
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false },
      deletionProtection: false,
      removalPolicy: RemovalPolicy.DESTROY,
    };
    this.attempts = table('Attempts', 'attempts', fleeting);
    this.findings = table('Findings', 'findings', fleeting);
    acknowledge(this.attempts, {
      'AwsSolutions-DDB3': 'A backup would remember what is to be forgotten after an hour.',
    });
    acknowledge(this.findings, {
      'AwsSolutions-DDB3': 'It only knows what was told lately: without it, that is told again.',
    });
  }

  /** Lets a function use these tables: grants it the actions and gives it the tables' names. */
  grant(to: NodeFunction, needs: Readonly<Partial<Record<TableName, readonly Action[]>>>): void {
    for (const name of allTables) {
      const actions = needs[name];
      if (actions === undefined) continue;
      to.addEnvironment(tables[name].setting, this[name].tableName);
      to.addToRolePolicy(
        new PolicyStatement({
          actions: actions.map((action) => `dynamodb:${action}`),
          resources: [this[name].tableArn],
        }),
      );
    }
  }

  /** Lets a function read an index. */
  grantIndex(to: NodeFunction, name: IndexName): void {
    to.addToRolePolicy(
      new PolicyStatement({
        actions: [`dynamodb:${questions[name]}`],
        resources: [`${this[indexes[name]].tableArn}/index/${name}`],
      }),
    );
  }

  private addIndex(name: IndexName, props: Omit<GlobalSecondaryIndexProps, 'indexName'>): void {
    this[indexes[name]].addGlobalSecondaryIndex({ indexName: name, ...props });
  }
}
