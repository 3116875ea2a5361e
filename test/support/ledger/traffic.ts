/** What went over the wires: what browsers asked the API, and what functions asked for. */

/** What somebody asked the API, and what it answered. */
export type Answered = {
  /** For example `POST /api/quotes`. */
  readonly asked: string;
  readonly askedAtMs: number;
  /** The customer's network, of whatever address in it. */
  readonly network: string;
  readonly about: { readonly checkoutId?: string; readonly promotionCode?: string };
  readonly status: number;
  /** Of a problem. */
  readonly code?: string;
  readonly field?: string;
  /** Whether anything failed in the world meanwhile. */
  readonly isDisturbed: boolean;
};

/** A request of a function to one of the services. */
export type Sent = {
  readonly from: string;
  readonly service: string;
  /** For example `UpdateItem`, or `GET /v1/payment_intents/:id`. */
  readonly name: string;
  readonly path: string;
  readonly body: string;
  readonly sentAtMs: number;
  readonly answer:
    | {
        readonly status: number;
        readonly headers: Readonly<Record<string, string>>;
        readonly body: string;
      }
    | 'reset';
  /** Whether it met a fault. */
  readonly isFaulty: boolean;
};

export type Traffic = {
  readonly answers: readonly Answered[];
  readonly sent: readonly Sent[];
  /** When a call last met a fault; the beginning of time if none did. */
  readonly lastFaultAtMs: number;
  /** How many checkouts without an order a network may place within an hour. */
  readonly attemptsPerHour: number;
  /** How many cards may be declined within ten minutes; 0 for any number. */
  readonly declinesPerTenMinutes: number;
};
