import { readOrderNumber } from '../../../functions/checkout/order-number.ts';

const number = 'HF-AV1A-0XYE-J4R3';

describe('an order’s number', () => {
  test.each([
    ['as it is', number],
    ['in small letters', 'hf-av1a-0xye-j4r3'],
    ['with a number sign', '#HF-AV1A-0XYE-J4R3'],
    ['with blanks around it', '  HF-AV1A-0XYE-J4R3\n'],
    ['with blanks in place of its dashes', 'HF AV1A 0XYE J4R3'],
    ['without dashes', 'hfav1a0xyej4r3'],
    ['without its beginning', 'AV1A-0XYE-J4R3'],
    ['with a typographer’s dashes', 'HF–AV1A—0XYE−J4R3'],
    ['with invisible signs in it', 'HF-AV1A\u200b-0XYE-\u00adJ4R3'],
    ['in quotes, with the end of a sentence', '“HF-AV1A-0XYE-J4R3”.'],
    ['as a mail’s subject has it', 'Order no. HF-AV1A-0XYE-J4R3'],
    ['in full width', 'ＨＦ－ＡＶ１Ａ－０ＸＹＥ－Ｊ４Ｒ３'],
    ['with letters that look like its digits', 'HF-AVIA-OXYE-J4R3'],
    ['with a small l for its one', 'hf-avla-oxye-j4r3'],
  ])('is read %s', (_, text) => {
    expect(readOrderNumber(text)).toBe(number);
  });

  test.each([
    ['nothing', ''],
    ['a checkout’s id', 'chk_0123456789abcdefghjkmnpq'],
    ['one sign too few', 'HF-AV1A-0XYE-J4R'],
    ['one sign too many', 'HF-AV1A-0XYE-J4R33'],
    ['a letter that no number has', 'HF-AV1A-0XYE-J4RU'],
    ['two of them', `${number} ${number}`],
  ])('is not read from %s', (_, text) => {
    expect(readOrderNumber(text)).toBeUndefined();
  });
});
