/** Sources of the client → the texts that a translation must give. */

/** Every literal text passed to `l10n.t`, sorted, as the bundle that translators start from. */
export function toBundle(sources: readonly string[]): Record<string, string> {
  const found = new Set<string>();
  for (const source of sources)
    for (const match of source.matchAll(/\bl10n\.t\(\s*(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)")/g))
      found.add((match[1] ?? match[2] ?? '').replace(/\\(['"\\])/g, '$1'));
  return Object.fromEntries([...found].sort().map(text => [text, text]));
}
