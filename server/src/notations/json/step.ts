/** One token of a JSON sample: what it does to the open objects and lists, and what is wrong with it. */

import { span } from '../../text/span.ts';
import type { JsonScalar } from './node.ts';
import {
  attach,
  close,
  type Draft,
  type Frame,
  missValue,
  named,
  open,
  type Reader,
  report,
  spanOf,
  unexpected,
} from './reader.ts';
import { isTypeWord, type Token } from './tokens.ts';

/** Takes one token inside an object or list; comments are not given to it. */
export function step(reader: Reader, token: Token): void {
  const frame = reader.frames.at(-1)!;
  if (token.kind === '}' || token.kind === ']') closer(reader, frame, token);
  else if (frame.expecting === 'comma') afterValue(reader, frame, token);
  else if (frame.expecting === 'key') atKey(reader, frame, token);
  else if (frame.expecting === 'colon') atColon(reader, frame, token);
  else atValue(reader, frame, token);
}

/** What to call the end of an object or list in a message. */
const closing = ({ node }: Frame): string => (node.items ? '`]`' : '`}`');

function closer(reader: Reader, frame: Frame, token: Token): void {
  const isList = token.kind === ']';
  if (frame.key) {
    unexpected(reader, token, frame.expecting === 'colon' ? '`:` and a value' : 'a value');
    missValue(reader, frame.key.keySpan.end);
  }
  if (Boolean(frame.node.items) !== isList || frame.node.bare) {
    const opened = isList ? reader.lists > 0 : reader.frames.some(({ node }) => node.members && !node.bare);
    unexpected(reader, token, opened ? closing(frame) : 'an opening bracket before it');
    if (!opened) return;
    while (Boolean(reader.frames.at(-1)!.node.items) !== isList) close(reader, token.start);
  } else if (frame.comma && !frame.dots && !frame.node.elided)
    report(reader, {
      kind: 'trailing-comma',
      span: frame.comma,
      message: `Unexpected \`,\` before ${closing(frame)}, JSON allows none there`,
    });
  close(reader, token.end);
}

function atKey(reader: Reader, frame: Frame, token: Token): void {
  const { kind, start, end } = token;
  if (kind === 'dots') elide(frame);
  else if (kind === 'string') {
    stringFault(reader, token);
    const key = String(token.value);
    if (/^(?:\.{2,}|…|<.*>|\{.*\})$/.test(key)) frame.node.elided = true;
    const closed = token.fault !== 'unclosed';
    frame.key = { key, keySpan: span(start + 1, closed ? end - 1 : end), start };
    frame.expecting = 'colon';
  } else if (kind === 'word' || kind === 'literal' || kind === 'placeholder') {
    if (frame.dots && !token.firstOnLine) return;
    if (kind !== 'placeholder')
      report(reader, {
        kind: 'key',
        span: spanOf(token),
        message: `Unexpected \`${reader.text.slice(start, Math.min(end, start + 30))}\`, expected a key in double quotes`,
      });
    else frame.node.elided = true;
    frame.key = { key: reader.text.slice(start, end), keySpan: spanOf(token), start };
    frame.expecting = 'colon';
  } else if (kind === ',') {
    if (frame.dots) frame.comma = spanOf(token);
    else unexpected(reader, token, 'a key');
    frame.dots = false;
  } else {
    unexpected(reader, token, 'a key');
    if (kind === '{' || kind === '[') open(reader, token);
  }
}

/** Something was left out here. */
function elide(frame: Frame): void {
  frame.node.elided = true;
  frame.dots = true;
  frame.comma = undefined;
}

function atColon(reader: Reader, frame: Frame, token: Token): void {
  frame.expecting = 'value';
  if (token.kind === ':') return;
  unexpected(reader, token, '`:`');
  if (token.kind === 'word' && reader.text[token.start] === '=') return;
  if (token.kind === ',' || token.firstOnLine) {
    missValue(reader, frame.key!.keySpan.end);
    frame.commaMissed = true;
  }
  step(reader, token);
}

function atValue(reader: Reader, frame: Frame, token: Token): void {
  const { kind, start } = token;
  if (kind === '{' || kind === '[') open(reader, token);
  else if (kind === 'dots' && frame.node.items) elide(frame);
  else if (kind === 'dots') attach(reader, { type: 'unknown', span: spanOf(token) });
  else if (kind === ':') unexpected(reader, token, 'a value');
  else if (kind === ',') {
    if (frame.dots || frame.key) frame.comma = spanOf(token);
    if (!frame.dots) unexpected(reader, token, 'a value');
    frame.dots = false;
    if (frame.key) {
      missValue(reader, start);
      frame.expecting = 'key';
    }
  } else if (frame.key && token.firstOnLine && startsMember(reader.text, token)) {
    unexpected(reader, token, 'a value');
    missValue(reader, frame.key.keySpan.end);
    frame.commaMissed = true;
    step(reader, token);
  } else if (!(frame.dots && !token.firstOnLine && kind === 'word')) {
    attach(reader, scalar(reader, token));
    // The missing quote may have been in front of the comma.
    if (token.fault === 'unclosed') frame.commaMissed = true;
  }
}

/** A string on a new line with a colon behind it is the next key, not the value that is missing. */
const startsMember = (text: string, { kind, end }: Token): boolean =>
  kind === 'string' && /^\s{0,8}:/.test(text.slice(end, end + 9));

/** The node of a token that is a value in itself. */
export function scalar(reader: Reader, token: Token): Draft {
  const { kind, value } = token;
  if (kind === 'string') stringFault(reader, token);
  if (kind === 'string' || kind === 'literal')
    return { type: typeOf(value!), span: spanOf(token), value: value! };
  const word = reader.text.slice(token.start, token.end);
  if (kind === 'word' && !isTypeWord(word)) unexpected(reader, token, 'a value');
  return { type: 'unknown', span: spanOf(token) };
}

const typeOf = (value: JsonScalar): Draft['type'] =>
  value === null ? 'null' : (typeof value as 'string' | 'number' | 'boolean');

function afterValue(reader: Reader, frame: Frame, token: Token): void {
  const { kind, firstOnLine } = token;
  if (kind === ',') {
    frame.expecting = frame.node.items ? 'value' : 'key';
    frame.comma = spanOf(token);
    frame.last = undefined;
    frame.dots = false;
    return;
  }
  if (frame.last && (frame.alternative || !firstOnLine) && goesOn(reader, frame, token)) return;
  if (kind === ':') {
    unexpected(reader, token, `\`,\` or ${closing(frame)}`);
    // What follows belongs to the value that is not one.
    frame.alternative = frame.last !== undefined;
    return;
  }
  if (kind !== 'dots' && !frame.dots && !frame.commaMissed) {
    frame.commaMissed = true;
    const message = `Unexpected ${named(reader.text, token)}, expected \`,\` before it`;
    report(reader, { kind: 'missing-comma', span: spanOf(token), message: message });
  }
  frame.expecting = frame.node.items ? 'value' : 'key';
  step(reader, token);
}

/** Takes words, placeholders and alternatives that stand behind a value on its line. */
function goesOn(reader: Reader, frame: Frame, token: Token): boolean {
  const { kind, start, end } = token;
  const last = frame.last!;
  const word = kind === 'word' ? reader.text.slice(start, end) : '';
  if (frame.alternative && (kind === 'string' || kind === 'literal' || word || kind === 'placeholder')) {
    frame.alternative = false;
    return extend(reader, last, end);
  }
  if (frame.alternative && (kind === '{' || kind === '[')) {
    takeBack(frame);
    open(reader, token);
    return true;
  }
  if (word === '|' || word === '||' || word === '/' || word === 'or') {
    frame.alternative = true;
    return extend(reader, last, end);
  }
  if (kind === 'dots') {
    elide(frame);
    return true;
  }
  if (last.type === 'unknown')
    return kind !== 'string' && kind !== '{' && kind !== '[' && extend(reader, last, end);
  if (!word || frame.commaMissed || last.members || last.items) return word !== '';
  frame.commaMissed = true;
  unexpected(reader, token, `\`,\` or ${closing(frame)}`);
  return true;
}

/** Waits for the last value again: the object or list to come tells more than it does. */
function takeBack(frame: Frame): void {
  frame.node.items?.pop();
  const member = frame.node.members?.pop();
  if (!member) return;
  frame.keys?.delete(member.key);
  frame.key = { key: member.key, keySpan: member.keySpan, start: member.span.start };
}

/** Makes all up to `end` part of a value that is no longer known, unless it is an object or a list. */
function extend(reader: Reader, node: Draft, end: number): true {
  if (node.members || node.items) return true;
  node.span = span(node.span.start, end);
  node.type = 'unknown';
  delete node.value;
  const member = reader.frames.at(-1)?.node.members?.at(-1);
  if (member?.value === node) member.span = span(member.span.start, end);
  return true;
}

function stringFault(reader: Reader, token: Token): void {
  const { fault, start, end } = token;
  if (fault === 'quote')
    report(reader, {
      kind: 'quote',
      span: spanOf(token),
      message: `Unexpected \`${reader.text[start]}\`, expected \`"\``,
    });
  else if (fault === 'unclosed')
    report(reader, {
      kind: 'unclosed',
      span: span(start, end),
      message: 'Unexpected end of line, expected `"`',
    });
  else if (fault === 'line-break')
    report(reader, {
      kind: 'line-break',
      span: span(start, end),
      message: 'Unexpected line break in a string, expected `\\n` or one line',
    });
  else if (fault === 'escape')
    report(reader, {
      kind: 'escape',
      span: span(start, end),
      message: 'Unexpected escape or control character in a string',
    });
}
