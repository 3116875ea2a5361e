/** What Lambda reports of an error. */
export type ErrorDetail = { readonly errorType: string; readonly errorMessage: string };

/** A failed invocation, by the name that Lambda gives it; `detail` is Step Functions' `Cause`. */
export class LambdaError extends Error {
  readonly detail: string;
  constructor(name: string, detail: ErrorDetail) {
    super(JSON.stringify(detail));
    this.name = name;
    this.detail = detail.errorMessage;
  }
}

export const lambdaErrorOf = (detail: ErrorDetail): LambdaError =>
  new LambdaError(detail.errorType, detail);
