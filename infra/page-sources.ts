/** The page's files, as they are bundled and filled in for a deployment. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ISource, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { buildSync } from 'esbuild';
import { outputOf, projectRoot } from './bundle.ts';
import { type PageContent, pageHtml } from './page-html.ts';
import { pageScript } from './page-script.ts';
import { bundleStyles } from './page-styles.ts';
import type { StripeAccount } from './stripe-account.ts';
import type { Theme } from './theme.ts';

/** What the page says and what it looks like, beyond its own files. */
export type PageLook = PageContent & { readonly theme: Theme };

const webFolder = path.join(projectRoot, 'web');
const stripeJsUrl = 'https://js.stripe.com/v3/';
const publishableKeyMark = '{{StripePublishableKey}}';

/**
 * The bundled script, each language in a file of its own, the styles, the pictures, and the page for what
 * is not there.
 */
export const staticFiles = (look: PageLook): ISource =>
  Source.asset(
    webFolder,
    outputOf('the page', (outputFolder) => {
      buildSync({ ...pageScript, outdir: outputFolder, sourcemap: true });
      bundleStyles(webFolder, path.join(outputFolder, 'styles.css'), look.theme);
      writeFileSync(path.join(outputFolder, '404.html'), pageHtml(textOf('404.html'), look));
      cpSync(path.join(webFolder, 'images'), path.join(outputFolder, 'images'), {
        recursive: true,
      });
    }),
  );

/** index.html, with the publishable key and Stripe.js's address, which the deployment fills in. */
export const indexHtml = (stripe: StripeAccount, look: PageLook): ISource => {
  const html = textOf('index.html');
  for (const mark of [stripeJsUrl, publishableKeyMark]) {
    if (!html.includes(mark)) throw new Error(`web/index.html must hold ${mark} to be deployed.`);
  }
  return Source.data(
    'index.html',
    pageHtml(html, look)
      .replaceAll(stripeJsUrl, stripe.jsUrl)
      .replaceAll(publishableKeyMark, stripe.publishableKey),
  );
};

const textOf = (file: string): string => readFileSync(path.join(webFolder, file), 'utf8');
