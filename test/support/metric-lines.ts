/** Catches the metrics that are written to the log, one line each, in the embedded metric format. */

type Metric = {
  readonly name: string;
  readonly unit: string;
  readonly value: unknown;
  /** By their names, with their values. */
  readonly dimensions: Readonly<Record<string, unknown>>;
  readonly namespace: string;
  /** The line as it is written. */
  readonly line: string;
};

type Emf = Readonly<Record<string, unknown>> & {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
    }[];
  };
};

/** What is emitted from here on, read as CloudWatch reads it; restore mocks when it is enough. */
export const metricLines = (): readonly Metric[] => {
  const metrics: Metric[] = [];
  const write = process.stdout.write.bind(process.stdout);
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    const line = String(chunk);
    if (!line.startsWith('{"_aws"')) return write(line);
    metrics.push(...read(line));
    return true;
  });
  return metrics;
};

const read = (line: string): Metric[] => {
  const emf = JSON.parse(line) as Emf;
  return emf._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Metrics.map(({ Name, Unit }) => ({
      name: Name,
      unit: Unit,
      value: emf[Name],
      dimensions: Object.fromEntries(Dimensions.flat().map((name) => [name, emf[name]])),
      namespace: Namespace,
      line,
    })),
  );
};
