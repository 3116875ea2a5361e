/** The CDK app: one stack, checked by cdk-nag at every synth. A synth needs no AWS account. */
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { CheckoutStack } from './checkout-stack.ts';
import { allOf, ConfigurationError } from './configuration/configuration-error.ts';
import { readSettings } from './settings.ts';
import { currencyOfShop } from './shop-files.ts';

const synthesize = (): void => {
  const app = new App();
  const [settings] = allOf(() => readSettings(app.node), currencyOfShop);
  // Under any name it is the app's one stack: `cdk deploy` needs no argument.
  const stack = new CheckoutStack(app, 'Holdfast', settings);
  Validations.of(stack).addPlugins(new AwsSolutionsChecks(stack), new ServerlessChecks(stack));
  app.synth();
};

try {
  synthesize();
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  // Whoever wrote a setting needs its line in the file, and no stack trace of ours.
  console.error(error.message);
  process.exitCode = 1;
}
