/** Memory for pure functions of immutable values: what was read from a value lives as long as the value. */

/** `read`, computed once for each argument object. */
export function memo<K extends object, V>(read: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { value: V }>();
  return key => {
    const found = known.get(key);
    if (found) return found.value;
    const value = read(key);
    known.set(key, { value });
    return value;
  };
}

/** `read`, computed once for each pair of argument objects. */
export function memoPair<A extends object, B extends object, V>(read: (a: A, b: B) => V): (a: A, b: B) => V {
  const known = memo((_: A) => new WeakMap<B, { value: V }>());
  return (a, b) => {
    const inner = known(a);
    const found = inner.get(b);
    if (found) return found.value;
    const value = read(a, b);
    inner.set(b, { value });
    return value;
  };
}

const maxTexts = 5000;
const maxText = 120;

/** `read` of a text, remembered for the short ones that were met last: the same few come again and again. */
export function memoText(read: (text: string) => string): (text: string) => string {
  let known = new Map<string, string>();
  return text => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = read(text);
    if (text.length > maxText) return value;
    if (known.size >= maxTexts) known = new Map();
    known.set(text, value);
    return value;
  };
}
