/** AWS's Query protocol: a form in, XML out. */
import type { HttpAnswer } from '../http-api/gateway.ts';

const namespace = 'http://cloudformation.amazonaws.com/doc/2010-05-15/';

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

/**
 * Elements of a list are called `member`, as the protocol wants; undefined members are left out.
 */
export const toXml = (value: unknown): string => {
  if (Array.isArray(value)) return value.map((each) => `<member>${toXml(each)}</member>`).join('');
  if (typeof value !== 'object' || value === null) return escaped(String(value));
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `<${name}>${toXml(member)}</${name}>`)
    .join('');
};

/** An answer whose document is one element with this content. */
export const xmlAnswer = (status: number, element: string, content: unknown): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/xml', 'cache-control': 'no-store' },
  body: Buffer.from(`<${element} xmlns="${namespace}">${toXml(content)}</${element}>`),
});
