/** Secrets Manager's values; known to this process alone, never written to disk. */

export type Secrets = {
  readonly get: (id: string) => string | undefined;
  readonly put: (id: string, value: string) => void;
};

/** Secrets by ARN or by name. */
export const createSecrets = (values: Readonly<Record<string, string>>): Secrets => {
  const byName = new Map(Object.entries(values).map(([id, value]) => [nameOf(id), value]));
  return {
    get: (id) => byName.get(nameOf(id)),
    put: (id, value) => {
      byName.set(nameOf(id), value);
    },
  };
};

const nameOf = (id: string): string => id.split(':').at(-1) ?? id;
