/** The names of column types that PostgreSQL, MySQL and SQLite know, and what they are called here. */

export type TypeFamily =
  | 'integer'
  | 'decimal'
  | 'float'
  | 'text'
  | 'uuid'
  | 'boolean'
  | 'timestamp'
  | 'date'
  | 'time'
  | 'json'
  | 'binary'
  /** Known, and of none of the other families: intervals, addresses, shapes, … */
  | 'other'
  | 'enum-or-unknown';

/** Other names of a type and the one that it is compared by. PostgreSQL's manual, table 8.1; MySQL's, chapter 11. */
const aliases: Readonly<Record<string, string>> = {
  int: 'integer',
  int4: 'integer',
  int2: 'smallint',
  int8: 'bigint',
  serial: 'integer',
  serial4: 'integer',
  serial2: 'smallint',
  smallserial: 'smallint',
  serial8: 'bigint',
  bigserial: 'bigint',
  bool: 'boolean',
  varchar: 'character varying',
  'char varying': 'character varying',
  char: 'character',
  bpchar: 'character',
  nvarchar: 'character varying',
  'national varchar': 'character varying',
  'national character varying': 'character varying',
  nchar: 'character',
  'national character': 'character',
  'national char': 'character',
  decimal: 'numeric',
  dec: 'numeric',
  fixed: 'numeric',
  timestamptz: 'timestamp with time zone',
  timetz: 'time with time zone',
  float4: 'real',
  float8: 'double precision',
  double: 'double precision',
  varbit: 'bit varying',
};

/** The family of each type known, by its canonical name. */
const families: Readonly<Record<string, TypeFamily>> = {
  ...all('integer', 'smallint integer bigint tinyint mediumint year'),
  ...all('decimal', 'numeric money'),
  ...all('float', 'real float'),
  'double precision': 'float',
  ...all('text', 'text character citext tinytext mediumtext longtext name'),
  'character varying': 'text',
  uuid: 'uuid',
  boolean: 'boolean',
  ...all('timestamp', 'timestamp datetime'),
  'timestamp with time zone': 'timestamp',
  date: 'date',
  time: 'time',
  'time with time zone': 'time',
  ...all('json', 'json jsonb'),
  ...all('binary', 'bytea blob tinyblob mediumblob longblob binary varbinary'),
  ...all(
    'other',
    'interval inet cidr macaddr macaddr8 bit tsvector tsquery xml oid point line lseg box path',
  ),
  ...all('other', 'polygon circle int4range int8range numrange tsrange tstzrange daterange hstore ltree'),
  ...all('other', 'geometry geography vector regclass linestring set'),
  'bit varying': 'other',
  enum: 'enum-or-unknown',
};

/** Words that no dialect has and people use for a family of types. */
const informal: Readonly<Record<string, TypeFamily>> = {
  string: 'text',
  number: 'other',
  guid: 'uuid',
  object: 'json',
};

/** The name that a type is compared by; itself where it has no other. In lower case. */
export const canonicalName = (name: string): string => of(aliases, name) ?? name;

/** The family of a canonical name; undefined for one that no dialect has. */
export const familyOf = (name: string): TypeFamily | undefined => of(families, name);

/** The family that a word is used for outside SQL. */
export const informalFamily = (word: string): TypeFamily | undefined => of(informal, word);

// A column's type may be called `constructor`.
const of = <T>(all: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(all, key) ? all[key] : undefined;

/** MySQL's number in parentheses behind these says how wide they are shown, nothing of what they hold. */
export const displayWidths: ReadonlySet<string> = new Set(['smallint', 'integer', 'bigint', 'mediumint']);

/** Types as they are usually written, for completion; the commonest first. */
export const knownTypes: readonly string[] = [
  'UUID',
  'TEXT',
  'VARCHAR(255)',
  'INTEGER',
  'BIGINT',
  'BOOLEAN',
  'TIMESTAMPTZ',
  'TIMESTAMP',
  'DATE',
  'NUMERIC(12, 2)',
  'JSONB',
  'SMALLINT',
  'BIGSERIAL',
  'SERIAL',
  'DOUBLE PRECISION',
  'REAL',
  'CHAR(3)',
  'TIME',
  'INTERVAL',
  'BYTEA',
  'INET',
  'JSON',
  'TEXT[]',
  'DECIMAL(10, 2)',
  'DATETIME',
  'TINYINT(1)',
  'MEDIUMTEXT',
  'BLOB',
];

function all(family: TypeFamily, names: string): Record<string, TypeFamily> {
  return Object.fromEntries(names.split(' ').map(name => [name, family]));
}
