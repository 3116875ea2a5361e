/** What the page says and looks like in tests: shop.json and theme.json as they are, in English. */
import type { PageLook } from '../../infra/page-sources.ts';
import { readShop } from '../../infra/shop.ts';
import { readTheme } from '../../infra/theme.ts';
import { en } from '../../web/language/en.ts';

export const pageLook = (): PageLook => ({ shop: readShop(), theme: readTheme(), texts: en });
