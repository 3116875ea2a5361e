/** Secrets Manager's values. They are only in this process's memory, never on disk. */
import { randomUUID } from 'node:crypto';
import type { ResolvedResource } from './template/stack.ts';

export type SecretVersion = {
  readonly id: string;
  readonly value: string;
  readonly createdAtMs: number;
};

export type Stage = 'AWSCURRENT' | 'AWSPREVIOUS';

export type Secrets = {
  /** By ARN, name or logical id. */
  readonly get: (id: string, stage?: Stage) => SecretVersion | undefined;
  /** Stores a new version; the version before it becomes AWSPREVIOUS. */
  readonly put: (id: string, value: string) => void;
};

type Versions = { current: SecretVersion; previous?: SecretVersion };

/** The template's secrets. `values` were stored in them, by the start of a secret's logical id. */
export const createSecrets = (
  resources: readonly Pick<ResolvedResource<unknown>, 'logicalId' | 'ref'>[],
  values: Readonly<Record<string, string>>,
): Secrets => {
  const byName = new Map<string, Versions>();
  for (const { logicalId, ref } of resources) {
    const [, value] = Object.entries(values).find(([start]) => logicalId.startsWith(start)) ?? [];
    // CloudFormation begins with a random text. A value that is known was stored after it.
    const random = versionOf(randomUUID());
    const versions =
      value === undefined ? { current: random } : { previous: random, current: versionOf(value) };
    byName.set(nameOf(ref), versions);
    byName.set(logicalId, versions);
  }
  return {
    get: (id, stage = 'AWSCURRENT') => {
      const versions = byName.get(nameOf(id));
      return stage === 'AWSCURRENT' ? versions?.current : versions?.previous;
    },
    put: (id, value) => {
      const versions = byName.get(nameOf(id));
      if (versions === undefined) throw new Error(`There is no secret ${nameOf(id)}.`);
      versions.previous = versions.current;
      versions.current = versionOf(value);
    },
  };
};

const versionOf = (value: string): SecretVersion => ({
  id: randomUUID(),
  value,
  createdAtMs: Date.now(),
});

const nameOf = (id: string): string => id.split(':').at(-1) ?? id;
