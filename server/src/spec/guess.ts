/** Guesses: whether a name that is near to another was certainly meant to be that one. */

/** True unless their digits differ: `adr-017` is no misspelling of `adr-071`, and `plan-2` none of `plan-1`. */
export const isSureGuess = (written: string, near: string): boolean => digitsOf(written) === digitsOf(near);

const digitsOf = (name: string): string => name.replace(/\D+/g, '');
