/** Makes the compiler check a schema against a type that is written elsewhere. */
import type * as z from 'zod/mini';

/**
 * The schema of an object with all fields of `Type`, to be used with `satisfies`. A schema in which
 * a field is missing or misnamed does not compile, even if the field is optional. The type of the
 * schema's result alone would not show that.
 */
export type SchemaOf<Type> = z.ZodMiniType<Type> & {
  readonly shape: Readonly<Record<keyof Type, unknown>>;
};
