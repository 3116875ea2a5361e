/** The Step Functions client. */
import { SFNClient } from '@aws-sdk/client-sfn';

/** A client that makes at most three attempts per call. */
export const stepFunctionsClient = (): SFNClient => new SFNClient({ maxAttempts: 3 });
