/**
 * Every call that the code of a function makes to the outside, written down: one that no scenario
 * makes any more is a promise that nobody holds to its faults. Two are not in it: what a deployment
 * runs once, and what is sent to Stripe Tax, which is off unless the shop is set to it.
 */
const callsByCaller: Readonly<Record<string, readonly string[]>> = {
  Api: ['BatchGetItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'StartExecution'],
  Authentication: [
    'GET /v1/payment_intents/:id',
    'GetItem',
    'GetSecretValue',
    'SendTaskSuccess',
    'UpdateItem',
  ],
  Authorize: ['GetSecretValue', 'POST /v1/payment_intents'],
  AwaitApproval: ['UpdateItem'],
  AwaitAuthentication: ['GET /v1/payment_intents/:id', 'GetSecretValue', 'UpdateItem'],
  Capture: [
    'GET /v1/payment_intents/:id',
    'GetSecretValue',
    'POST /v1/payment_intents/:id/capture',
    'TransactWriteItems',
  ],
  CheckApproval: ['GetItem', 'UpdateItem'],
  CreateOrder: ['GetItem', 'TransactWriteItems'],
  Orders: [
    'BatchGetItem',
    'GET /v1/payment_intents/:id',
    'GET /v1/refunds',
    'GetItem',
    'GetSecretValue',
    'POST /v1/refunds',
    'Query',
    'SendTaskSuccess',
    'TransactWriteItems',
    'UpdateItem',
  ],
  PublishOrderEvents: ['PutEvents'],
  Reconcile: [
    'BatchGetItem',
    'DeleteItem',
    'DescribeExecution',
    'GET /v1/disputes',
    'GET /v1/payment_intents',
    'GET /v1/payment_intents/:id',
    'GET /v1/refunds',
    'GetItem',
    'GetSecretValue',
    'ListExecutions',
    'Query',
    'RedriveExecution',
    'Scan',
    'SendTaskSuccess',
    'StartExecution',
    'TransactWriteItems',
    'UpdateItem',
  ],
  Release: [
    'GET /v1/payment_intents',
    'GET /v1/payment_intents/:id',
    'GetItem',
    'GetSecretValue',
    'POST /v1/payment_intents',
    'POST /v1/payment_intents/:id/cancel',
    'POST /v1/refunds',
    'TransactWriteItems',
    'UpdateItem',
  ],
  StateMachine: [
    'UpdateItem',
    'invoke Authorize',
    'invoke AwaitApproval',
    'invoke AwaitAuthentication',
    'invoke Capture',
    'invoke CheckApproval',
    'invoke CreateOrder',
    'invoke Release',
  ],
  StripeWebhook: [
    'DescribeExecution',
    'GET /v1/disputes',
    'GET /v1/payment_intents/:id',
    'GetItem',
    'GetSecretValue',
    'PutItem',
    'RedriveExecution',
    'SendTaskSuccess',
    'StartExecution',
    'TransactWriteItems',
    'UpdateItem',
  ],
};

/** As `Capture: TransactWriteItems`, sorted. */
export const callsOfTheCode: readonly string[] = Object.entries(callsByCaller)
  .flatMap(([caller, calls]) => calls.map((call) => `${caller}: ${call}`))
  .sort();
