/** Request lines, status lines and headers, as they stand in front of a JSON body. */

import { contentEnd } from '../../text/lines.ts';
import { type Span, span } from '../../text/span.ts';
import { httpMethods } from '../http/http.ts';
import type { HttpHead, HttpHeader } from './node.ts';

export type HeadReading = Omit<HttpHead, 'document'>;

/** The head whose first line has its first mark at `at`; undefined where none begins (RFC 9112, sections 2 to 5, read loosely). */
export function readHead(text: string, at: number): HeadReading | undefined {
  const end = contentEnd(text, at);
  if (end - at > maxLine) return undefined;
  const line = text.slice(at, end);
  const start = startLine(line, at);
  const first = start ? undefined : readHeader(line, at);
  if (!start && !(first && isKnownHeader(first.name))) return undefined;
  const body = start?.pathSpan && bodyBehind(text, start.pathSpan.end, end);
  if (body) return { ...start, span: span(at, start.pathSpan.end), headers: [] };
  const headers = first ? [first] : [];
  return { ...start, span: span(at, readHeaders(text, end, headers)), headers };
}

/** A body that begins on the request's own line. */
const bodyBehind = (text: string, from: number, end: number): boolean =>
  /^\s{0,20}[{[]/.test(text.slice(from, end));

/** Adds the headers below a line that ends here; gives the end of the last one. */
function readHeaders(text: string, from: number, headers: HttpHeader[]): number {
  let last = from;
  for (let next = nextLine(text, from); next !== undefined; next = nextLine(text, last)) {
    const end = contentEnd(text, next);
    if (end - next > maxLine) break;
    const line = text.slice(next, end);
    const header = readHeader(line, next);
    if (header && !(/^[{[]/.test(header.value) && !header.name.includes('-'))) headers.push(header);
    else if (header || !goesOn(headers.at(-1), line)) break;
    last = end;
  }
  return last;
}

/** A line that carries on the header above it. */
const goesOn = (header: HttpHeader | undefined, line: string): boolean =>
  header !== undefined && /^(?:|.*[,;])$/.test(header.value) && /^\s*[^\s{}[\]"]/.test(line);

/** The start line alone, in a comment such as `// 400 Bad Request`; `at` is where its text begins. */
export function readHeadComment(text: string, { start, end }: Span): HeadReading | undefined {
  if (end - start > maxLine) return undefined;
  const comment = text.slice(start, end);
  const alone = /^[1-5]\d\d(?=\s{0,3}:?$)/.exec(comment.trimEnd())?.[0];
  const found = alone
    ? { status: Number(alone), statusSpan: span(start, start + 3) }
    : startLine(comment, start);
  return found && { ...found, span: span(start, end), headers: [] };
}

const maxLine = 5000;

const requestForm = new RegExp(
  `^((?:\\/\\/|[<>$#])?\\s{0,3})(${httpMethods.join('|')})(\\s+)([/{<:$]\\S*|https?:\\S+)(?:\\s|$)`,
);
const statusForm = /^((?:\/\/|[<>#])?\s{0,3}HTTP\/[\d.]{1,5}\s{1,3})([1-5]\d\d)\b/;
const phraseForm = /^((?:\/\/|[<>#])?\s{0,3})([1-5]\d\d)\s+[A-Za-z][A-Za-z -]*:?$/;
const labelForm =
  /^((?:\/\/|#)?\s{0,3}(?:Response|Error|Status|Success)[A-Za-z ]{0,30}[ (:-]{1,4})([1-5]\d\d)\b[^{["]*$/i;

type StartLine = Pick<HttpHead, 'method' | 'path' | 'pathSpan' | 'status' | 'statusSpan'>;

function startLine(line: string, at: number): StartLine | undefined {
  const request = requestForm.exec(line);
  if (request) {
    const [, mark, method, gap, path] = request;
    const from = at + mark!.length + method!.length + gap!.length;
    return { method: method!, path: path!, pathSpan: span(from, from + path!.length) };
  }
  const trimmed = line.trimEnd();
  const status = statusForm.exec(trimmed) ?? phraseForm.exec(trimmed) ?? labelForm.exec(trimmed);
  if (!status) return undefined;
  const from = at + status[1]!.length;
  return { status: Number(status[2]), statusSpan: span(from, from + 3) };
}

const headerForm = /^(\s{0,8}(?:[<>]\s?)?)([A-Za-z][A-Za-z0-9-]{0,60})(\s{0,3}:\s{0,8})(.*)$/;

function readHeader(line: string, at: number): HttpHeader | undefined {
  const found = headerForm.exec(line);
  if (!found) return undefined;
  const [, mark, name, colon, rest] = found;
  const nameStart = at + mark!.length;
  const valueStart = nameStart + name!.length + colon!.length;
  const value = rest!.trimEnd();
  return {
    name: name!,
    nameSpan: span(nameStart, nameStart + name!.length),
    value,
    valueSpan: span(valueStart, valueStart + value.length),
  };
}

/** Without a start line above it only a name that cannot well be anything else is a header. */
const isKnownHeader = (name: string): boolean =>
  /^(?:[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+|Accept|Authorization|Cookie|Date|ETag|Host|Location|Origin|Server)$/.test(
    name,
  );

function nextLine(text: string, end: number): number | undefined {
  if (end >= text.length) return undefined;
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
}
