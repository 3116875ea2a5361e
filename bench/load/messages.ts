/** What the bench and the processes that it measures say to each other. */

/** How large a process is, in bytes: now, and at most since it began. */
export type Memory = { readonly rssBytes: number; readonly peakBytes: number };

/** Where a process is found once it runs. */
export type Ready = {
  /** What shoppers ask. */
  readonly url: string;
  readonly stripeUrl: string;
  readonly dynamoDbUrl: string;
  readonly ordersTable: string;
};

export type FromMeasured = { readonly ready: Ready } | { readonly memory: Memory };

/** The one question to it. */
export const askMemory = 'memory';
