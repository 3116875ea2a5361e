/** The CDK app: one stack, checked by cdk-nag at every synth. A synth needs no AWS account. */
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { CheckoutStack } from './checkout-stack.ts';
import { readSettings } from './settings.ts';

const app = new App();
const stack = new CheckoutStack(app, 'Holdfast', readSettings(app.node));
Validations.of(stack).addPlugins(new AwsSolutionsChecks(stack), new ServerlessChecks(stack));
app.synth();
