/** What axe-core finds on a page, in every one of its frames. */
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

type Result = { readonly id: string; readonly help: string; readonly nodes: { html: string }[] };

const toldOf = async (frame: Frame): Promise<readonly string[]> => {
  // Evaluated, not added as a script: the page's Content-Security-Policy would rightly refuse that.
  if (!(await frame.evaluate('"axe" in globalThis'))) await frame.evaluate(axe.source);
  const violations = (await frame.evaluate(
    'axe.run(document, { iframes: false }).then(({ violations }) => violations)',
  )) as readonly Result[];
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => html).join('\n')}`,
  );
};

/** One text per broken rule, with the elements that break it; none for a page without a finding. */
export const findingsOn = async (page: Page): Promise<readonly string[]> =>
  (await Promise.all(page.frames().map(toldOf))).flat();

/**
 * The same in both colour schemes, dark first. A page that was visited in dark is looked at as it was
 * loaded, and then as it is once the device has gone light.
 */
export const toldOfBothSchemes = async (page: Page): Promise<readonly string[]> => {
  const findings: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await elementsFollow(page);
    findings.push(...(await findingsOn(page)).map((finding) => `in ${colorScheme}, ${finding}`));
  }
  return findings;
};

/**
 * Waits until Stripe's Elements, which the page tells its colours, have its fields' colour of now:
 * in the stand-in's frames that is `--page`.
 */
const elementsFollow = async (page: Page): Promise<void> => {
  const fieldColor = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--field').trim(),
  );
  await Promise.all(
    page.frames().map((frame) =>
      frame.waitForFunction(
        (expected) => {
          const color = document.documentElement.style.getPropertyValue('--page').trim();
          return color === '' || color === expected;
        },
        fieldColor,
        { polling: 100 },
      ),
    ),
  );
};
