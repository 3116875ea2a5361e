/** The tables and their indexes, as infra creates them and the store queries them. */
import type { SettingName } from './setting-names.ts';

export const allTables = [
  'checkouts',
  'orders',
  'products',
  'promotions',
  'parkedEvents',
  'attempts',
  'findings',
] as const;
export type TableName = (typeof allTables)[number];

type TableFacts = {
  /** The attribute that is the table's key. */
  readonly key: string;
  /** The setting that holds the table's name in this stack. */
  readonly setting: SettingName;
};

export const tables: Readonly<Record<TableName, TableFacts>> = {
  /** One row per checkout. */
  checkouts: { key: 'id', setting: 'CHECKOUTS_TABLE' },
  /** One row per order, keyed by its number. */
  orders: { key: 'id', setting: 'ORDERS_TABLE' },
  /** One row per product, with its price and its stock. */
  products: { key: 'sku', setting: 'PRODUCTS_TABLE' },
  /** One row per promotion code that was used, with the number of its uses. */
  promotions: { key: 'code', setting: 'PROMOTIONS_TABLE' },
  /** One row per Stripe event whose checkout is not known (yet). */
  parkedEvents: { key: 'id', setting: 'PARKED_EVENTS_TABLE' },
  /** One row per viewer who tried something within the hour, and one with its salt and declines. */
  attempts: { key: 'viewer', setting: 'ATTEMPTS_TABLE' },
  /** One row per finding and checkout that a person was told of lately. */
  findings: { key: 'subject', setting: 'FINDINGS_TABLE' },
};

/** The indexes and their tables. Each answers one question, and holds only what that needs. */
export const indexes = {
  /** Sparse: it holds only checkouts that have not ended yet. It is read as a whole. */
  open: 'checkouts',
  /** The orders of a day. */
  ordersByDay: 'orders',
  /** The orders of an e-mail address, by a keyed hash of it. */
  ordersByEmail: 'orders',
} as const satisfies Readonly<Record<string, TableName>>;

export type IndexName = keyof typeof indexes;
