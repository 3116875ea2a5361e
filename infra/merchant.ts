/**
 * The merchant's commands: one function that nothing public can call, and a role that may invoke it
 * and do nothing else. `npm run orders` uses them with the caller's own AWS credentials.
 */
import { Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { CheckoutWorkflow } from './checkout-workflow.ts';
import { emailSecretOf } from './email-secret.ts';
import { NodeFunction } from './node-function.ts';
import type { Settings } from './settings.ts';
import type { StripeAccount } from './stripe-account.ts';
import type { Tables } from './tables.ts';

type Props = {
  readonly tables: Tables;
  readonly workflow: CheckoutWorkflow;
  readonly stripe: StripeAccount;
  readonly settings: Settings;
};

export class Merchant extends Construct {
  readonly handler: NodeFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, { tables, workflow, stripe, settings }: Props) {
    super(scope, id);
    this.handler = new NodeFunction(this, 'Orders', {
      file: 'merchant/orders-handler.ts',
      description: 'The merchant’s commands: orders, their refunds, and the stock',
      functionName: `${Stack.of(this).stackName}-Orders`,
      timeoutSeconds: 60,
      environment: {
        EMAIL_SECRET: emailSecretOf(this),
        STATE_MACHINE_ARN: workflow.stateMachine.stateMachineArn,
      },
      settings,
    });
    stripe.grantTo(this.handler);
    stripe.nameShopTo(this.handler);
    workflow.grantWaking(this.handler);
    tables.grantIndex(this.handler, 'ordersByDay');
    tables.grantIndex(this.handler, 'ordersByEmail');
    tables.grant(this.handler, {
      checkouts: ['UpdateItem'],
      orders: ['GetItem', 'BatchGetItem', 'UpdateItem'],
      products: ['GetItem', 'UpdateItem'],
    });
    this.role = new Role(this, 'Role', {
      description: 'May carry out the commands of the merchant, and nothing else',
      // The permissions of the account's users decide which of them may assume the role.
      assumedBy: new AccountRootPrincipal(),
    });
    this.role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [this.handler.functionArn],
      }),
    );
  }
}
