/** The objects of Stripe Tax in an account: calculations, and what is reported of payments. */

/** An amount, and the tax on it or in it, in the currency's smallest unit. */
export type TaxedAmount = {
  readonly amount: number;
  readonly amountTax: number;
  readonly taxBehavior: 'exclusive' | 'inclusive';
  readonly taxCode: string | null;
};

export type TaxCalculation = {
  readonly id: string;
  readonly created: number;
  readonly expiresAt: number;
  readonly currency: string;
  readonly taxDate: number;
  readonly customerDetails: Readonly<Record<string, unknown>>;
  readonly lines: readonly (TaxedAmount & { readonly id: string; readonly reference: string })[];
  readonly shipping: TaxedAmount | null;
  readonly breakdown: readonly {
    readonly amount: number;
    readonly inclusive: boolean;
    readonly [name: string]: unknown;
  }[];
};

/** What tax reports are made of. A reversal's amounts are negative. */
export type TaxTransaction = {
  readonly id: string;
  readonly created: number;
  readonly currency: string;
  readonly type: 'transaction' | 'reversal';
  readonly reference: string;
  readonly calculation: string;
  /** Of a reversal: the transaction that it takes back. */
  readonly original: string | null;
  /** The whole amount, taxes included. */
  readonly total: number;
  readonly tax: number;
};

/** Which taxes Stripe has reported, or failed to, for a PaymentIntent that names a calculation. */
export type TaxAssociation = {
  readonly id: string;
  readonly created: number;
  readonly paymentIntent: string;
  readonly calculation: string;
  readonly attempts: TaxAttempt[];
};

/** `source` is the PaymentIntent, a refund, or the refund that failed. */
export type TaxAttempt = { readonly source: string } & (
  | { readonly transaction: string }
  | { readonly reason: string }
);
