/** The functions' bundles: esbuild builds all of them in one go, once for each process. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildResult, buildSync } from 'esbuild';
import { outputOf, projectRoot, shared } from './bundle.ts';

/** The handlers' files, relative to functions/. They are paths, so infra never imports a handler. */
export const functionFiles = [
  'deploy/load-catalogue.ts',
  'events/publish-order-events-handler.ts',
  'http/api-handler.ts',
  'http/authentication-handler.ts',
  'http/stripe-webhook-handler.ts',
  'merchant/orders-handler.ts',
  'reconcile/reconcile-handler.ts',
  'steps/authorize.ts',
  'steps/await-approval.ts',
  'steps/await-authentication.ts',
  'steps/capture.ts',
  'steps/check-approval.ts',
  'steps/create-order.ts',
  'steps/release.ts',
] as const;

export type FunctionFile = (typeof functionFiles)[number];

/** An asset of `index.js`, whose `handler` Lambda calls, and its source map. */
export const codeOf = (file: FunctionFile): Code =>
  Code.fromAsset(
    projectRoot,
    outputOf(`functions/${file}`, (outputFolder) => {
      mkdirSync(outputFolder, { recursive: true });
      for (const { path: built, contents } of outputsOf(file)) {
        writeFileSync(path.join(outputFolder, path.basename(built)), contents);
      }
    }),
  );

const outputsOf = (file: FunctionFile): Output[] => {
  const folder = path.join(nowhere, file.replace(/\.ts$/, ''));
  return built().filter((output) => path.dirname(output.path) === folder);
};

type Output = NonNullable<BuildResult['outputFiles']>[number];

/** Nothing is written there. A source map names its sources as seen from the output. */
const nowhere = path.join(projectRoot, 'built');

/** One build parses a module once, however many functions it is in. The bytes are those of a build for each. */
const buildAll = (): Output[] =>
  buildSync({
    ...shared,
    entryPoints: functionFiles.map((file) => path.join('functions', file)),
    outdir: nowhere,
    outbase: 'functions',
    entryNames: '[dir]/[name]/index',
    write: false,
    platform: 'node',
    /**
     * Started in two thirds of the time. From an ES module, `import * as http` evaluates all that Node's
     * `http` has, which loads its WebSocket, its `fetch` and HTTP/2, too; `require` leaves that alone.
     */
    format: 'cjs',
    target: 'node24',
    // esbuild can remove unused code from ES modules; its default for Node is CommonJS.
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': './functions/lambda/aws-credentials.ts' },
    sourcemap: true,
  }).outputFiles;

let kept: Output[] | undefined;

const built = (): Output[] => {
  kept ??= buildAll();
  return kept;
};
