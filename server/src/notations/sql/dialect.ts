/** Which dialect of SQL a text is written in, guessed by the words that only one of them has. */

/** `other` is a database that none of the readers know: Cassandra, SQL Server, Oracle, ClickHouse, … */
export type Dialect = 'postgres' | 'mysql' | 'sqlite' | 'other' | 'unknown';

const signs: readonly (readonly [Exclude<Dialect, 'unknown'>, RegExp])[] = [
  ['postgres', /\b(?:JSONB|TIMESTAMPTZ|BIGSERIAL|SMALLSERIAL|BYTEA|TSVECTOR|CITEXT|INET)\b/i],
  ['postgres', /\bSERIAL\s+PRIMARY\b|::\s*[a-z]|\bgen_random_uuid\b|\buuid_generate_v4\b/i],
  ['postgres', /\bCREATE\s+EXTENSION\b|\bAS\s+ENUM\b|\bUSING\s+(?:gin|gist|brin)\b|\bCONCURRENTLY\b/i],
  ['postgres', /\bplpgsql\b|\bROW\s+LEVEL\s+SECURITY\b|\bPARTITION\s+OF\b|\bWITH\s+TIME\s+ZONE\b/i],
  ['postgres', /\bAS\s+IDENTITY\b|\b(?:TEXT|INTEGER|INT|UUID|VARCHAR)\[\]|\$\$|\bnextval\s*\(/i],
  ['mysql', /\bAUTO_INCREMENT\b|\bENGINE\s*=\s*(?:InnoDB|MyISAM)\b|\bDEFAULT\s+CHARSET\b/i],
  ['mysql', /\b(?:BIGINT|INT|SMALLINT|TINYINT|MEDIUMINT|INTEGER)\b(?:\(\d+\))?\s+UNSIGNED\b/i],
  ['mysql', /\bON\s+UPDATE\s+CURRENT_TIMESTAMP\b|\b(?:MEDIUMINT|LONGTEXT|MEDIUMTEXT|TINYTEXT)\b/i],
  ['mysql', /\s(?:ENUM|TINYINT)\s*\(|\b(?:MODIFY|CHANGE)\s+COLUMN\b|\bDELIMITER\b/i],
  ['mysql', /\bDROP\s+INDEX\s+(?:IF\s+EXISTS\s+)?\w+\s+ON\b/i],
  ['mysql', /`[\w$-]+`|\sCOMMENT\s+'/i],
  ['sqlite', /\bAUTOINCREMENT\b|\bWITHOUT\s+ROWID\b|\bPRAGMA\s+\w|\bCREATE\s+VIRTUAL\s+TABLE\b/i],
  ['sqlite', /\bdatetime\s*\(\s*'now'|\bstrftime\s*\(|\bunixepoch\s*\(|\brandomblob\s*\(|\bfts5\b/i],
  ['other', /\bCLUSTERING\s+ORDER\b|\bKEYSPACE\b|\bfrozen\s*<|\bPRIMARY\s+KEY\s*\(\s*\(|\bset<text>/i],
  ['other', /\bNVARCHAR\s*\(\s*MAX\b|\bUNIQUEIDENTIFIER\b|\bDATETIME2\b|\bIDENTITY\s*\(\s*\d|\bGETDATE\b/i],
  [
    'other',
    /\bVARCHAR2\b|\bNUMBER\s*\(\s*\d|\bSYSDATE\b|\bMergeTree\b|\bLowCardinality\b|\bU?Int(?:8|16|32|64)\b/,
  ],
  ['other', /\bSTRING\s*\(\s*(?:\d|MAX)|\bNULL_FILTERED\b/i],
  ['other', /\bSTRUCT<|\bARRAY<|\bMAP<|\bSTORED\s+AS\s+PARQUET\b|\bDISTKEY\b|\bINTERLEAVE\s+IN\b/i],
];

/** The dialect with the most signs; unknown where two have as many, or none has any. */
export function guessDialect(text: string): Dialect {
  const counts = new Map<Dialect, number>();
  for (const [dialect, sign] of signs)
    if (sign.test(text)) counts.set(dialect, (counts.get(dialect) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] !== second?.[1] ? first[0] : 'unknown';
}

/** True where a backslash in a string is likely to escape the character behind it. */
export const hasBackslashes = (dialect: Dialect): boolean => dialect === 'mysql';
