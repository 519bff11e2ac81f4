/** URIs: relative references resolved without a URL class, which not every host of the server has (RFC 3986, 5.2). */

/** The URI that a path written in a document means; undefined if the document has no place of its own. */
export function resolveUri(base: string, path: string): string | undefined {
  const match = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)(\/[^?#]*)/i.exec(base);
  if (!match) return undefined;
  const [, root = '', basePath = ''] = match;
  const hash = path.indexOf('#');
  const file = hash < 0 ? path : path.slice(0, hash);
  const fragment = hash < 0 ? '' : path.slice(hash);
  const joined = file.startsWith('/') ? file : basePath.slice(0, basePath.lastIndexOf('/') + 1) + file;
  const out: string[] = [];
  for (const segment of joined.split('/').slice(1)) {
    if (segment === '..') out.pop();
    else if (segment !== '.') out.push(segment);
  }
  return `${root}/${out.join('/')}${fragment}`;
}

/** The text that percent-encoded characters stand for; the text itself where they stand for none. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
