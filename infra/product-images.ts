/** Whether the page can show the catalogue's pictures: its own files, and what its policy allows. */
import type { Catalogue } from '../functions/pricing/catalogue.ts';
import { type Fault, fault } from '../functions/pricing/invalid-file.ts';
import { nearest } from './configuration/nearest.ts';

const own = '/images/';

/** Where else pictures may come from: the page's content security policy has it, too. */
export const foreignImages = 'https://*.stripe.com';
const foreign = /^https:\/\/(?:[a-z0-9-]+\.)+stripe\.com\//;

/** `files` are those of web/images. */
export const imageFaults = ({ products }: Catalogue, files: readonly string[]): readonly Fault[] =>
  products.flatMap(({ image }, index) => {
    const place = `products.${index}.image`;
    if (foreign.test(image)) return [];
    if (!image.startsWith(own)) {
      return [
        fault(
          place,
          `the page can't show ${JSON.stringify(image)}: its policy blocks it. Put the picture into ` +
            `web/images and write ${own}… here; only ${foreignImages} is allowed besides`,
        ),
      ];
    }
    const file = image.slice(own.length);
    if (files.includes(file)) return [];
    const meant = nearest(file, files);
    const hint = meant === undefined ? '' : `; did you mean ${own}${meant}?`;
    return [fault(place, `there is no file web${image}${hint}`)];
  });
