/** CloudFront's custom error responses: pages in place of errors, from whichever origin they came. */
import type { HttpAnswer } from '../http-api/gateway.ts';

export type ErrorResponse = {
  readonly ErrorCode: number;
  readonly ResponseCode?: number;
  /** Without it the rule only says how long the error is kept, and nothing is kept here. */
  readonly ResponsePagePath?: string;
};

/**
 * The answer, or the page that a rule has for its status. The page itself is what `fileAt` answers, and
 * CloudFront passes the error on when there is no such page.
 */
export const withErrorPage = (
  answer: HttpAnswer,
  rules: readonly ErrorResponse[],
  fileAt: (path: string) => HttpAnswer,
): HttpAnswer => {
  const rule = rules.find(({ ErrorCode }) => ErrorCode === answer.status);
  if (rule?.ResponsePagePath === undefined) return answer;
  const page = fileAt(rule.ResponsePagePath);
  return page.status === 200 ? { ...page, status: rule.ResponseCode ?? answer.status } : answer;
};
