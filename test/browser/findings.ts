/** What axe-core finds on a page, in every one of its frames. */
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

type Result = { readonly id: string; readonly help: string; readonly nodes: { html: string }[] };

const findingsIn = async (frame: Frame): Promise<readonly string[]> => {
  // Evaluated, not added as a script: the page's Content-Security-Policy would rightly refuse that.
  await frame.evaluate(axe.source);
  const violations = (await frame.evaluate(
    'axe.run(document, { iframes: false }).then(({ violations }) => violations)',
  )) as readonly Result[];
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => html).join('\n')}`,
  );
};

/** One text per broken rule, with the elements that break it; none for a page without a finding. */
export const findingsOn = async (page: Page): Promise<readonly string[]> =>
  (await Promise.all(page.frames().map(findingsIn))).flat();
