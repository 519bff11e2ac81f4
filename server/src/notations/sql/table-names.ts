/** Names of tables in SQL, found without reading the statements: which are created, altered and referred to. */

import type { Span } from '../../text/span.ts';

export interface TableName {
  /** `maybe`: created only where it is missing. */
  readonly role: 'created' | 'maybe' | 'altered' | 'referenced';
  /** Without schema and quotes. */
  readonly name: string;
  /** Without quotes. */
  readonly schema?: string;
  readonly span: Span;
}

const word =
  '(?:[\\p{L}_][\\p{L}\\p{N}_$]{0,120}|"[^"\\r\\n]{1,120}"|`[^`\\r\\n]{1,120}`|\\[[^[\\]\\r\\n]{1,120}\\])';

const form = new RegExp(
  '\\b(?:(CREATE)\\s{1,9}(?:GLOBAL\\s{1,9}|LOCAL\\s{1,9})?(TEMP(?:ORARY)?\\s{1,9})?(?:UNLOGGED\\s{1,9})?TABLE\\s{1,9}(IF\\s{1,9}NOT\\s{1,9}EXISTS\\s{1,9})?' +
    '|(ALTER)\\s{1,9}TABLE\\s{1,9}(?:IF\\s{1,9}EXISTS\\s{1,9})?(?:ONLY\\s{1,9})?' +
    `|REFERENCES\\s{1,9})(?:(${word})\\s?\\.\\s?)?(${word})(?!\\s{0,9}\\.)(\\s{1,9}PARTITION\\s{1,9}OF\\b)?`,
  'giu',
);

/** The names in the order in which they stand; nothing of what undoes a migration, of comments and of texts in quotes. */
export function tableNamesIn(sql: string): TableName[] {
  const plain = upOf(sql).replace(unread, text => text.replace(/[^\r\n]/g, ' '));
  return [...plain.matchAll(form)].flatMap(match => {
    const [whole, create, temporary, ifMissing, alter, schema, written = '', partition] = match;
    if (temporary !== undefined || partition !== undefined) return [];
    const role = create ? (ifMissing ? 'maybe' : 'created') : alter ? 'altered' : 'referenced';
    const start = match.index + whole.lastIndexOf(written);
    const span = { start, end: start + written.length };
    return [{ role, name: bare(written), ...(schema === undefined ? {} : { schema: bare(schema) }), span }];
  });
}

// Blocks in dollar quotes hold other languages.
const unread = /--[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*(?:'|$)|\$\$[\s\S]*?(?:\$\$|$)/g;

/** The text up to the line that begins the way back. */
const upOf = (sql: string): string => {
  const down = /^[ \t]{0,8}(?:--|#|\/\*)[ \t]{0,8}(?:\+?\w{1,12}[ \t:]{1,3})?(?:down|rollback|undo)\b/im.exec(
    sql,
  );
  return down ? sql.slice(0, down.index) : sql;
};

const bare = (name: string): string => (/^["`[]/.test(name) ? name.slice(1, -1) : name);
