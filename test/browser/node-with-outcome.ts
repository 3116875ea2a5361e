/** Jest's environment for Node, in which a hook can ask whether the test that it follows has failed. */
import { TestEnvironment } from 'jest-environment-node';

declare global {
  /** Without this environment it is undefined. */
  var hasTestFailed: boolean | undefined;
}

export default class NodeWithOutcome extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    this.global.hasTestFailed = false;
  }

  handleTestEvent({ name }: { readonly name: string }): void {
    if (name === 'test_start') this.global.hasTestFailed = false;
    if (name === 'test_fn_failure') this.global.hasTestFailed = true;
  }
}
