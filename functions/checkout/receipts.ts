/** Who mails the shopper a receipt once the payment is captured: nobody, or Stripe. */
export const receiptSenders = ['none', 'stripe'] as const;
export type ReceiptSender = (typeof receiptSenders)[number];
