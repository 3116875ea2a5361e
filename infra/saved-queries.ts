/** Queries of the logs, saved in CloudWatch under the stack's name: `docs/runbook.md` says when to use them. */
import { Stack } from 'aws-cdk-lib';
import { CfnQueryDefinition, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import {
  failures,
  type LogQuery,
  outages,
  refusals,
  story,
  textOf,
  timeToConfirmed,
} from './log-queries.ts';

type Logs = {
  readonly functions: readonly ILogGroup[];
  readonly workflow: readonly ILogGroup[];
};

export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, { functions, workflow }: Logs) {
    super(scope, id);
    const everything = [...functions, ...workflow];
    this.save('The story of a checkout, an order or a payment', story, everything);
    this.save('What fails', failures, functions);
    this.save('Who could not answer', outages, functions);
    this.save('Why there was no order', refusals, functions);
    this.save('From the start to the order', timeToConfirmed, workflow);
  }

  private save(name: string, query: LogQuery, logGroups: readonly ILogGroup[]): void {
    new CfnQueryDefinition(this, name.replaceAll(/\W/g, ''), {
      name: `${Stack.of(this).stackName}/${name}`,
      queryString: textOf(query),
      logGroupNames: logGroups.map(({ logGroupName }) => logGroupName),
    });
  }
}
