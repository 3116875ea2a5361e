/** Where the order button has to say, in the law's words and no others, that an order costs money. */

/**
 * The European Union, whose Directive 2011/83, Article 8(2), asks for it wherever the shopper is a
 * consumer there, and the other states of the European Economic Area, where it holds, too.
 */
const countries =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO'.split(
    ' ',
  );

/** `country`: where the order goes; else where the shop is. ISO 3166. */
export const hasObligationWords = (country: string | undefined): boolean =>
  country !== undefined && countries.includes(country);
