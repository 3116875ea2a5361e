/** The Step Functions client. */
import { SFNClient } from '@aws-sdk/client-sfn';

/** A client that tries three times. */
export const stepFunctionsClient = (): SFNClient => new SFNClient({ maxAttempts: 3 });
