/** The developer's console at /_local/: executions, payments, orders, stock, events and logs. */
import type { HttpAnswer, HttpRequest } from '../http-api/gateway.ts';
import { jsonAnswer } from '../http-server.ts';
import { makeChange } from './changes.ts';
import { createExecutionDetails } from './execution-detail.ts';
import { overviewOf, type Sources } from './overview.ts';
import { pageFile } from './page-files.ts';

/** Answers requests below /_local. Only the console's own page may make changes. */
export const createConsole = (sources: Sources) => {
  const detailOf = createExecutionDetails(sources.definition);

  const read = async (path: string): Promise<HttpAnswer> => {
    if (path === '/_local/api/overview') return jsonAnswer(200, await overviewOf(sources));
    const name = /^\/_local\/api\/executions\/([\w-]+)$/.exec(path)?.[1];
    if (name === undefined) return jsonAnswer(404, { message: `There is nothing at ${path}.` });
    const execution = sources.executions.get(name);
    if (execution !== undefined) return jsonAnswer(200, await detailOf(execution));
    return jsonAnswer(404, { message: `There is no execution ${name}.` });
  };

  return async (request: HttpRequest): Promise<HttpAnswer> => {
    const { method, path } = request;
    if (path === '/_local') {
      return { status: 302, headers: { location: '/_local/' }, body: Buffer.alloc(0) };
    }
    if (method === 'POST') return makeChange(sources, request);
    if (method === 'GET') return (await pageFile(path)) ?? read(path);
    return jsonAnswer(405, { message: `${method} is not answered here: GET and POST are.` });
  };
};
