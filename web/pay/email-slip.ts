/** Slips of the finger in the domain of an e-mail address. Pure: it proposes, and refuses nothing. */

/** Domains of many shoppers, and others that are one slip away from them and are meant. */
const domains = (
  'gmail.com googlemail.com yahoo.com ymail.com hotmail.com outlook.com live.com msn.com icloud.com ' +
  'me.com mac.com aol.com mail.com email.com proton.me protonmail.com gmx.de gmx.net gmx.at gmx.ch ' +
  'gmx.com web.de t-online.de freenet.de posteo.de mailbox.org yahoo.de outlook.de hotmail.de ' +
  'yahoo.fr hotmail.fr outlook.fr orange.fr wanadoo.fr free.fr sfr.fr laposte.net yahoo.es hotmail.es ' +
  'outlook.es telefonica.net yahoo.co.jp docomo.ne.jp ezweb.ne.jp softbank.ne.jp yahoo.co.uk ' +
  'hotmail.co.uk btinternet.com'
).split(' ');

/**
 * The address that was likely meant: with a known domain that is one letter away, or two swapped ones.
 * Undefined when there is none, or when the domain is known itself.
 */
export const meantEmail = (address: string): string | undefined => {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  if (at < 1 || domains.includes(domain)) return undefined;
  const meant = domains.find((each) => isOneSlip(domain, each));
  return meant && `${address.slice(0, at)}@${meant}`;
};

/** Whether one letter more, less, changed or swapped with its neighbour makes the one the other. */
const isOneSlip = (typed: string, meant: string): boolean => {
  const start = [...typed].findIndex((letter, index) => letter !== meant[index]);
  const from = start < 0 ? typed.length : start;
  const rest = typed.slice(from);
  const other = meant.slice(from);
  const swapped = `${other[1] ?? ''}${other[0] ?? ''}${other.slice(2)}`;
  return (
    rest.slice(1) === other.slice(1) ||
    rest.slice(1) === other ||
    rest === other.slice(1) ||
    rest === swapped
  );
};
