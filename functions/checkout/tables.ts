/** The tables and their indexes, as infra makes them and the store asks them. */
import type { SettingName } from './setting-names.ts';

export const allTables = ['checkouts', 'orders', 'products', 'promotions', 'parkedEvents'] as const;
export type TableName = (typeof allTables)[number];

type TableFacts = {
  /** The attribute that its rows are keyed by. */
  readonly key: string;
  /** The setting that tells a function what the table is called in its stack. */
  readonly setting: SettingName;
};

export const tables: Readonly<Record<TableName, TableFacts>> = {
  /** One row per checkout. */
  checkouts: { key: 'id', setting: 'CHECKOUTS_TABLE' },
  /** One row per order, keyed by its number. */
  orders: { key: 'id', setting: 'ORDERS_TABLE' },
  /** One row per product, with its price and its stock. */
  products: { key: 'sku', setting: 'PRODUCTS_TABLE' },
  /** One row per promotion code that was used, with how often it was. */
  promotions: { key: 'code', setting: 'PROMOTIONS_TABLE' },
  /** One row per event of Stripe's whose checkout is not known (yet). */
  parkedEvents: { key: 'id', setting: 'PARKED_EVENTS_TABLE' },
};

/** The indexes and their tables: each for one question, with as little in it as answers that. */
export const indexes = {
  /** Sparse: only declined checkouts are in it, by the viewer that they came from. */
  declines: 'checkouts',
  /** Sparse: only checkouts without an ending are in it. It is read whole. */
  open: 'checkouts',
  /** The orders of a day. */
  ordersByDay: 'orders',
} as const satisfies Readonly<Record<string, TableName>>;

export type IndexName = keyof typeof indexes;
