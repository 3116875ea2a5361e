/** The SHA-256 of a text; undefined where the browser can't hash: on plain HTTP. */
export const digestOf = async (text: string): Promise<Uint8Array | undefined> =>
  crypto.subtle &&
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
