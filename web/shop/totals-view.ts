/** The amounts of a quote or a checkout as the rows of a definition list. */
import { h } from '../page/dom.ts';
import { type Amounts, partsOf } from './totals.ts';

export const totalsOf = (amounts: Amounts): readonly HTMLElement[] =>
  partsOf(amounts).map(({ label, value, kind }) =>
    h('div', { class: kind }, h('dt', {}, label), h('dd', {}, value)),
  );
