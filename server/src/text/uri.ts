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

/** One spelling for all of a URI: every character that need not be itself is percent-encoded, the drive in lower case. */
export function canonicalUri(uri: string): string {
  const match = /^([a-z][a-z0-9+.-]*:)(\/\/[^/?#]*)?(.*)$/is.exec(uri);
  if (!match) return uri;
  const [, scheme = '', authority = '', path = ''] = match;
  const parts = path.split('/').map(part => encoded(decoded(part)));
  if (/^[A-Za-z]%3A$/.test(parts[1] ?? '')) parts[1] = parts[1]!.toLowerCase().replace('%3a', '%3A');
  return `${scheme.toLowerCase()}${authority.toLowerCase()}${parts.join('/')}`;
}

function encoded(text: string): string {
  try {
    return encodeURIComponent(text).replace(
      /[!'()*]/g,
      c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  } catch {
    // Half a surrogate pair has no encoding.
    return text;
  }
}

/** Name of the file or folder, decoded. */
export const fileName = (uri: string): string => decoded(uri.slice(uri.lastIndexOf('/') + 1));

/** The path from a document to another file, as a link writes it; undefined where no path leads there. */
export function relativePath(from: string, to: string): string | undefined {
  const root = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?\//i.exec(from)?.[0];
  if (root === undefined || !to.startsWith(root)) return undefined;
  const here = from.slice(root.length).split('/').slice(0, -1);
  const there = to.slice(root.length).split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}
