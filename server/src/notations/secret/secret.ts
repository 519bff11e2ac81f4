/** Secrets: keys, tokens and passwords that stand in a text themselves instead of a word on where they are kept. */

import { type Span, span } from '../../text/span.ts';

export interface Secret {
  readonly span: Span;
  /** What it looks like, in words: `an AWS access key`. */
  readonly kind: string;
}

// Longer texts are looked through up to here.
const maxText = 1 << 20;

/** The secrets of a text, in order. What is masked, made up or only named is none. */
export function readSecrets(whole: string): Secret[] {
  const text = whole.slice(0, maxText);
  const found: Secret[] = [];
  for (const { kind, form } of forms)
    for (const match of text.matchAll(form)) {
      const value = match[1] ?? match[0];
      const start = match.index + match[0].lastIndexOf(value);
      if (!isMasked(value)) found.push({ kind, span: span(start, start + value.length) });
    }
  found.push(...assigned(text));
  found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return found.filter((secret, i) => !found.slice(0, i).some(other => other.span.end > secret.span.start));
}

const forms: readonly { readonly kind: string; readonly form: RegExp }[] = [
  { kind: 'a secret key', form: /(?<![\w-])[sr]k_(?:live|test)_\w{8,200}/g },
  { kind: 'a webhook secret', form: /(?<![\w-])whsec_[\w+/=]{16,200}/g },
  { kind: 'a GitHub token', form: /(?<![\w-])(?:gh[oprsu]_[A-Za-z0-9]{16,255}|github_pat_\w{20,255})/g },
  { kind: 'a GitLab token', form: /(?<![\w-])glpat-[\w-]{16,200}/g },
  { kind: 'a Slack token', form: /(?<![\w-])xox[abeoprs]-[\w-]{10,200}/g },
  { kind: 'an AWS access key', form: /(?<![\w-])A(?:KIA|SIA)[0-9A-Z]{16}(?![\w-])/g },
  { kind: 'a Google API key', form: /(?<![\w-])AIza[\w-]{35}(?![\w-])/g },
  { kind: 'a SendGrid key', form: /(?<![\w-])SG\.[\w-]{16,64}\.[\w-]{16,128}/g },
  { kind: 'an npm token', form: /(?<![\w-])npm_[A-Za-z0-9]{30,60}(?![\w-])/g },
  { kind: 'a secret key', form: /(?<![\w-])sk-(?:[a-z]{2,10}-)?[A-Za-z0-9_-]{20,200}/g },
  { kind: 'a signed token', form: /(?<![\w-])eyJ[\w-]{8,4000}\.eyJ[\w-]{8,4000}\.[\w-]{8,4000}/g },
  { kind: 'a private key', form: /-----BEGIN (?:[A-Z]{2,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g },
  {
    kind: 'a password in an address',
    form: /(?<![\w+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{1,100}:([^\s/@]{3,200})@/gi,
  },
  { kind: 'a token', form: /(?<!\w)(?:Bearer|Basic)[ \t]+([\w+/.~-]{20,4000}={0,2})/g },
];

const assignment =
  /(?<![\p{L}\d])(pass(?:word|phrase|wd)?|pwd|secret|token|credentials?|(?:api|access|private|client|secret|shared|signing)[ _-]?(?:key|secret|token))[ \t"'`*]*[:=][ \t"'`*]*([^\s"'`*|,;<>(){}[\]]{6,500})/giu;

/** Values behind `password:`, `api_key =` and the like. */
function assigned(text: string): Secret[] {
  return [...text.matchAll(assignment)].flatMap(match => {
    const [whole, key, value] = match as unknown as [string, string, string];
    const end = match.index + whole.length;
    // One word of a sentence is no value: `Secret: rotated every month`.
    if (!/^[ \t"'`*,;.)]*(?:$|[\r\n|#])/.test(text.slice(end, end + 40))) return [];
    const isPassword = /^(?:pass|pwd)/i.test(key);
    if (isMasked(value) || !(looksRandom(value) || (isPassword && looksChosen(value)))) return [];
    const kind = isPassword ? 'a password' : `a value of '${key}'`;
    return [{ kind, span: span(end - value.length, end) }];
  });
}

const isMasked = (value: string): boolean =>
  /x{4}|\*{3}|\.{3}|…|(.)\1{5}|example|sample|redacted|placeholder|change-?me|your[-_]|1234567/i.test(
    value,
  ) || /^(?:[$%]|process\.|env[.:]|vault:|secrets?[.:/]|arn:|ssm:|op:)/i.test(value);

/** Letters and digits in turn, as only a machine writes them: no words, no path, no number of a version. */
function looksRandom(value: string): boolean {
  return value
    .split(/[-_./:]/)
    .some(piece => piece.length >= 16 && /^[A-Za-z0-9+=]+$/.test(piece) && turnsOf(piece) >= 4);
}

/** How often letters and digits follow one another. */
const turnsOf = (piece: string): number => piece.match(/[A-Za-z]\d|\d[A-Za-z]/g)?.length ?? 0;

/** A password as a person makes it up: letters with digits and marks in one word. */
const looksChosen = (value: string): boolean =>
  /[a-z]/i.test(value) && /\d/.test(value) && !/[/.:]/.test(value) && !/^[A-Z][A-Z0-9_]*$/.test(value);
