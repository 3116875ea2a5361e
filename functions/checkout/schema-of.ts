/** Holds a schema to a type that is written elsewhere. */
import type * as z from 'zod/mini';

/**
 * The schema of an object with all the fields of `Type`: for `satisfies`. A field that is missing or
 * has another name does not compile, an optional one neither, which a schema's result alone would let
 * pass.
 */
export type SchemaOf<Type> = z.ZodMiniType<Type> & {
  readonly shape: Readonly<Record<keyof Type, unknown>>;
};
