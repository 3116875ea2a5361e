/** Where an order goes, as far as its price depends on it. */

/** An ISO 3166-2 code without its country, as rates name a state: `CA`, `ON`, `13`. */
export const stateCode = /^[A-Z0-9]{1,3}$/;
