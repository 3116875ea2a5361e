/** Whether a shopper to whom something is shipped is asked for a telephone number. */
export const phoneAsks = ['none', 'optional', 'required'] as const;
export type PhoneAsk = (typeof phoneAsks)[number];
