/** Memory for pure functions of immutable values: what was read from a value lives as long as the value. */

/**
 * `read`, computed once for each argument object. The answer stays with the object itself, under a symbol that copies
 * such as `{ ...object }` leave behind: a weak map of many short-lived objects keeps the garbage collector busy.
 */
export function memo<K extends object, V>(read: (key: K) => V): (key: K) => V {
  const place = Symbol('memo');
  return key => {
    const holder = key as Readonly<Record<symbol, V>>;
    const found = holder[place];
    if (found !== undefined || place in holder) return found as V;
    const value = read(key);
    Object.defineProperty(key, place, { value });
    return value;
  };
}

// The second of a pair may change with every edit while the first stays.
const maxPairs = 16;

/** `read`, computed once for each pair of argument objects; it lives as long as the first. */
export function memoPair<A extends object, B extends object, V>(read: (a: A, b: B) => V): (a: A, b: B) => V {
  const known = memo((_: A) => new Map<B, V>());
  return (a, b) => {
    const inner = known(a);
    const found = inner.get(b);
    if (found !== undefined || inner.has(b)) return found as V;
    if (inner.size >= maxPairs) inner.clear();
    const value = read(a, b);
    inner.set(b, value);
    return value;
  };
}

const maxTexts = 5000;
const maxText = 120;

/** `read` of a text, remembered for the short ones that were met last: the same few come again and again. */
export function memoText<V>(read: (text: string) => V): (text: string) => V {
  let known = new Map<string, V>();
  return text => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (text.length > maxText) return read(text);
    const own = detached(text);
    const value = read(own);
    if (known.size >= maxTexts) known = new Map();
    known.set(own, value);
    return value;
  };
}

const maxRecent = 64;

/**
 * `read` of a text of any length that stands somewhere, remembered for those that were asked for last: beside an edit
 * most is as it was. What stands in two places, such as sections with other titles, is two things.
 */
export function memoRecent<V>(
  read: (text: string, origin: number) => V,
): (text: string, place: { readonly title: string; readonly origin: number }) => V {
  const known = new Map<string, V>();
  return (text, { title, origin }) => {
    const key = `${title}\n${origin}\n${text}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = read(detached(text), origin);
    if (known.size >= maxRecent) for (const oldest of known.keys()) if (known.delete(oldest)) break;
    known.set(key, value);
    return value;
  };
}

/** The same text, alone: in V8 a piece cut out of a text keeps all of that text alive. */
export const detached = (text: string): string => ` ${text}`.slice(1);

/** Beyond, the oldest texts are no longer shared. */
const maxShared = 50_000;
let known = new Map<string, string>();

/** The same text, alone and stored once for all that ask for it: for texts that are kept long and come often. */
export function shared(text: string): string {
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= maxShared) known = new Map();
  // Joined from its letters a text is stored flat, with nothing in front of it.
  const own = text.split('').join('');
  known.set(own, own);
  return own;
}
