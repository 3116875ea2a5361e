/** Which parts of an object an answer shows whole. Source: https://docs.stripe.com/api/expanding_objects */
import { list, type Params } from './form.ts';

/** The paths in `expand`, such as `latest_charge`. Those of a list's items lose their `data.`. */
export const expansionsIn = (params: Params): readonly string[] =>
  list(params, 'expand').map((path) => path.replace(/^data\./, ''));
