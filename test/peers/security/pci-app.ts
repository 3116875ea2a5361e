/** The same stack as infra/app.ts has, under cdk-nag's rules of PCI DSS. Writes into CDK_OUTDIR. */
import { App, Validations } from 'aws-cdk-lib';
import { PCIDSS321Checks } from 'cdk-nag';
import { CheckoutStack } from '../../../infra/checkout-stack.ts';
import { readSettings } from '../../../infra/settings.ts';
import { pageLook } from '../../support/page-look.ts';

const app = new App();
const stack = new CheckoutStack(app, 'Holdfast', readSettings(app.node), pageLook());
Validations.of(stack).addPlugins(new PCIDSS321Checks(stack));
app.synth();
