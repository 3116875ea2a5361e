/** The settings that the stack gives its functions, so that handlers can be imported by tests. */
Object.assign(process.env, {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  CHECKOUTS_TABLE: 'Checkouts',
  ORDERS_TABLE: 'Orders',
  PRODUCTS_TABLE: 'Products',
  DECLINES_INDEX: 'declines',
  STATE_MACHINE_ARN: 'arn:aws:states:us-east-1:000000000000:stateMachine:Checkout',
  EDGE_KEY: 'edge-key',
  DECLINES_PER_HOUR: '20',
  STRIPE_API_URL: 'http://127.0.0.1:9',
  SHOP: 'Holdfast',
  STRIPE_KEY_SECRET: 'arn:aws:secretsmanager:us-east-1:000000000000:secret:StripeKey',
});
