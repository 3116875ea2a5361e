/** The CDK app: one stack, checked by cdk-nag at every synth. A synth needs no AWS account. */
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { languages } from '../web/language/languages.ts';
import { CheckoutStack } from './checkout-stack.ts';
import { allOf, ConfigurationError } from './configuration/configuration-error.ts';
import { readSettings } from './settings.ts';
import { readShop } from './shop.ts';
import { currencyOfShop } from './shop-files.ts';
import { readTheme } from './theme.ts';

const synthesize = async (): Promise<void> => {
  const app = new App();
  const [settings, shop, theme] = allOf(
    () => readSettings(app.node),
    readShop,
    readTheme,
    currencyOfShop,
  );
  const texts = await languages[shop.language]();
  // Under any name it is the app's one stack: `cdk deploy` needs no argument.
  const stack = new CheckoutStack(app, 'Holdfast', settings, { shop, theme, texts });
  Validations.of(stack).addPlugins(new AwsSolutionsChecks(stack), new ServerlessChecks(stack));
  app.synth();
};

try {
  await synthesize();
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  // Whoever wrote a setting needs its line in the file, and no stack trace of ours.
  console.error(error.message);
  process.exitCode = 1;
}
