/** A file of the shop's that can't be used, with everything that is wrong in it. */
import type * as z from 'zod/mini';

/** What is wrong, and where: the keys and positions that lead to it. */
export type Fault = z.core.$ZodIssue;

/** Its message has a line for each fault, and no value: a deployment's own error says more. */
export class InvalidFile extends Error {
  override readonly name = 'InvalidFile';
  readonly faults: readonly Fault[];

  constructor(file: string, faults: readonly Fault[]) {
    const lines = faults.map(
      ({ path, message }) => `${path.map(String).join('.') || 'the file'}: ${message}`,
    );
    super(`${file} can't be used:\n  ${lines.join('\n  ')}`);
    this.faults = faults;
  }
}

/** A fault at a place such as `products.0.sku`, in words that go on from there. */
export const fault = (place: string, message: string): Fault => ({
  code: 'custom',
  path: place.split('.').map((each) => (/^\d+$/.test(each) ? Number(each) : each)),
  message,
  input: undefined,
});

/**
 * The file's content as `schema` describes it. `faultsIn` looks for what a schema can't say. Throws
 * `InvalidFile`.
 */
export const checkedFile = <Content>(
  file: string,
  schema: z.ZodMiniType<Content>,
  content: unknown,
  faultsIn: (content: Content) => readonly Fault[],
): Content => {
  const parsed = schema.safeParse(content);
  const faults = parsed.success ? faultsIn(parsed.data) : parsed.error.issues;
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new InvalidFile(file, faults);
};
