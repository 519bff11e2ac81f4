/** Entities: tables, definitions and values in the forms that people write them, and what is left alone. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultKey } from '../../../server/src/spec/default-value.ts';
import { columnKey } from '../../../server/src/spec/definition.ts';
import { type Entity, entitiesOf } from '../../../server/src/spec/entity.ts';
import { definitionRow, undocumentedColumns, unmatchedNames } from '../../../server/src/spec/field-rows.ts';
import { sectionsOfKind } from '../../../server/src/spec/place.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { textOf } from '../../../server/src/text/span.ts';
import { own } from '../../documents.ts';
import { seed, specOf } from '../../engine.ts';

const head = 'A line before, so that spans count.\n\n### New Entities\n\n#### `Order`\n\n';
const fields = '| Field | Type | Constraints | Description |\n|---|---|---|---|\n';
const sql = (text: string): string => `\`\`\`sql\n${text}\n\`\`\`\n\n`;

function read(text: string): { entity: Entity; chunk: string } {
  const [first] = entitiesOf(specOf(text, { force: true }));
  assert.ok(first);
  return { entity: first.entity, chunk: first.placed.section.text };
}
const tables = (text: string): string[] =>
  read(text).entity.tables.map(t => `${t.name.name}(${t.columns.map(c => c.name.name).join()})`);

describe('tables', () => {
  it('have their spans in the chunk, the ALTERs of the section done', () => {
    const { entity, chunk } = read(
      head +
        sql(
          'CREATE TABLE orders (id INT, a TEXT);\nALTER TABLE orders ADD COLUMN b TEXT;\nCREATE INDEX x ON orders(a);',
        ),
    );
    const [table] = entity.tables;
    assert.deepEqual(
      table!.columns.map(c => textOf(chunk, c.name.span)),
      ['id', 'a', 'b'],
    );
    assert.equal(textOf(chunk, table!.indexes[0]!.name!.span), 'x');
    assert.equal(textOf(chunk, entity.nameSpan!), '`Order`');
    assert.equal(entity.name, 'Order');
  });
  it('are read in fences without a language, and in no other', () => {
    assert.deepEqual(tables(`${head}\`\`\`\nCREATE TABLE a (id INT);\n\`\`\``), ['a(id)']);
    assert.deepEqual(tables(`${head}\`\`\`\n-- first\nCREATE TABLE a (id INT);\n\`\`\``), ['a(id)']);
    assert.deepEqual(tables(`${head}\`\`\`PostgreSQL\nCREATE TABLE a (id INT);\n\`\`\``), ['a(id)']);
    assert.deepEqual(tables(`${head}\`\`\`json\nCREATE TABLE a (id INT);\n\`\`\``), []);
    assert.deepEqual(tables(`${head}\`\`\`\nA table a (id INT)\n\`\`\``), []);
  });
  it('that are created twice, hold placeholders or are samples are left out', () => {
    assert.deepEqual(
      tables(head + sql('CREATE TABLE a (id INT);\nCREATE TABLE A (id UUID);\nCREATE TABLE b (c INT);')),
      ['b(c)'],
    );
    assert.deepEqual(tables(head + sql('CREATE TABLE entity_name (id INT);')), []);
    assert.deepEqual(
      entitiesOf(specOf(seed)).flatMap(e => e.entity.tables),
      [],
    );
  });
  it('know what is missing', () => {
    const { entity } = read(
      head + sql('CREATE TABLE a (id INT, ...);\nCREATE TABLE b (...);\nCREATE TABLE c (id INT);'),
    );
    assert.deepEqual(
      entity.tables.map(t => t.isComplete),
      [false, false, true],
    );
  });
});

describe('definitions', () => {
  const of = (text: string): (string | undefined)[] =>
    read(text).entity.definitions.map(d => d.of?.name.name);
  const one = sql('CREATE TABLE a (id INT, x INT, y INT);');
  it('are about the table whose columns they name', () => {
    assert.deepEqual(of(`${head}${one}${fields}| id | INT | | |\n| x | INT | | |\n`), ['a']);
    assert.deepEqual(of(`${head}${one}${fields}| u | INT | | |\n| v | INT | | |\n`), [undefined]);
    const two = sql('CREATE TABLE b (id INT, z INT);');
    assert.deepEqual(of(`${head}${one}${two}${fields}| id | INT | | |\n| x | INT | | |\n`), ['a']);
    assert.deepEqual(of(`${head}${one}${two}${fields}| id | INT | | |\n`), ['b']);
    const both = sql('CREATE TABLE a (id INT, x INT);\nCREATE TABLE b (id INT, z INT);');
    assert.deepEqual(of(`${head}${both}${fields}| id | INT | | |\n`), [undefined]);
  });
  it('are split by the tables that they name', () => {
    const both = sql('CREATE TABLE a (id INT, x INT);\nCREATE TABLE b (id INT, z INT);');
    const rows = '| a.id | INT | | |\n| `a.x` | INT | | |\n| b.id | INT | | |\n';
    const { entity } = read(`${head}${both}${fields}${rows}`);
    assert.deepEqual(
      entity.definitions.map(d => [d.of?.name.name, d.qualifier, d.definitions.map(row => row.name)]),
      [
        ['a', 'a', ['id', 'x']],
        ['b', 'b', ['id']],
      ],
    );
    assert.deepEqual(of(`${head}${both}${fields}${rows}| z | INT | | |\n`), [undefined]);
  });
  it('read names however they are marked', () => {
    const rows =
      '| `id` | INT | | |\n| **x** | INT | | |\n| a.y (new) | INT | | |\n| "z" | INT | | |\n| all the rest | | | |\n';
    const { entity, chunk } = read(`${head}${one}${fields}${rows}`);
    const { definitions } = entity.definitions[0]!;
    assert.deepEqual(
      definitions.map(d => d.name),
      ['id', 'x', 'y', 'z'],
    );
    for (const d of definitions) assert.equal(textOf(chunk, d.nameSpan), d.name);
  });
  it('leave rows with placeholders and samples out, and count them as named', () => {
    const { entity } = read(
      `${head}${one}${fields}| id | INT | | |\n| x | INT | | [Purpose] |\n| field1 | INT | | |\n`,
    );
    const [own] = entity.definitions;
    assert.deepEqual(
      own!.definitions.map(d => d.name),
      ['id'],
    );
    assert.equal(own!.isOpen, true);
    assert.deepEqual(
      undocumentedColumns(own!).map(c => c.name.name),
      ['y'],
    );
  });
  it('tell misspelt names from unknown ones', () => {
    const text = `${head}${sql('CREATE TABLE a (id INT, reviewer INT, state INT);')}${fields}| id | INT | | |\n| reviwer | INT | | |\n| colour | INT | | |\n`;
    const [own] = read(text).entity.definitions;
    assert.deepEqual(
      unmatchedNames(own!).map(u => [u.definition.name, u.near?.name.name]),
      [
        ['reviwer', 'reviewer'],
        ['colour', undefined],
      ],
    );
    assert.deepEqual(
      undocumentedColumns(own!).map(c => c.name.name),
      ['state'],
    );
  });
  it('compare names by their words', () => {
    assert.equal(columnKey('createdAt'), columnKey('created_at'));
    assert.equal(columnKey('"Created At"'), 'created_at');
    assert.notEqual(columnKey('amoun_tminor'), columnKey('amount_minor'));
  });
});

describe('values', () => {
  const values = (text: string): string[] =>
    read(text).entity.values.map(
      v => `${v.column} ${v.source} ${v.certain} ${v.values.map(x => x.value).join('|')}`,
    );
  it('come from checks, enumerations, comments and descriptions', () => {
    const ddl = sql(
      "CREATE TYPE s AS ENUM ('x', 'y');\nCREATE TABLE a (\n  p TEXT CHECK (p IN ('a', 'b')),\n  q s,\n  r TEXT -- 'c', 'd'\n);",
    );
    assert.deepEqual(values(head + ddl), ['q enum true x|y', 'p check true a|b', 'r comment true c|d']);
    const rows = [
      ['Status', 'States: new, in-progress, done'],
      ['Kind', 'Its kind. One of: `a`, `b` or `c`'],
      ['Other', 'Values: some, etc.'],
      ['Prose', 'States: whatever the user says, or nothing'],
    ].map(([name, description]) => `| ${name} | TEXT | | ${description} |\n`);
    assert.deepEqual(values(`${head}${fields}${rows.join('')}`), [
      'Status description true new|in-progress|done',
    ]);
  });
  it('stand where they say', () => {
    const { entity, chunk } = read(`${head}${fields}| s | TEXT | | States: new, done |\n`);
    assert.deepEqual(
      entity.values[0]!.values.map(v => textOf(chunk, v.span)),
      ['new', 'done'],
    );
  });
});

describe('a new row', () => {
  const text = (row: string, rows: string): string =>
    `${head}${sql("CREATE TABLE a (id INT PRIMARY KEY, x TEXT DEFAULT '|', y INT NOT NULL);")}${row}${rows}`;
  const added = (document: string): string => {
    const [placed] = sectionsOfKind(specOf(document, { force: true }), 'entity');
    const [first] = entitiesOf(specOf(document, { force: true })) as readonly { entity: Entity }[];
    const [definitions] = first!.entity.definitions;
    const edits = undocumentedColumns(definitions!).map(c => definitionRow(placed!.section, definitions!, c));
    return applyEdits(
      document,
      edits.map(e => ({
        ...e,
        span: { start: e.span.start + placed!.origin, end: e.span.end + placed!.origin },
      })),
    );
  };
  it('comes behind that of the column before it, escaped', () => {
    const document = text(fields, '| id | INT | PK | It |\n| y | INT | NOT NULL | That |\n');
    assert.equal(
      added(document),
      document.replace('| It |\n', "| It |\n| x | TEXT | NULL, DEFAULT '\\|' |  |\n"),
    );
  });
  it('is written like the others: aligned, without outer pipes, with CRLF', () => {
    const aligned =
      '| Field | Type | Constraints | Description |\n|-------|------|-------------|-------------|\n| id    | INT  | PK          | It          |\n| x     | TEXT | NULL        | That        |\n';
    assert.ok(
      added(text('', aligned)).endsWith(
        '| x     | TEXT | NULL        | That        |\n| y     | INT  | NOT NULL    |             |\n',
      ),
    );
    const bare =
      'Field | Type | Constraints | Description\n---|---|---|---\nid | INT | PK | It\nx | TEXT | NULL | That\n';
    assert.ok(added(text('', bare)).endsWith('x | TEXT | NULL | That\ny | INT | NOT NULL |\n'));
    const windows = text(fields, '| id | INT | PK | It |\n| x | TEXT | NULL | That |\n').replaceAll(
      '\n',
      '\r\n',
    );
    assert.ok(added(windows).endsWith('| That |\r\n| y | INT | NOT NULL |  |\r\n'));
  });
});

it('defaults are the same in all their spellings', () => {
  for (const [a, b] of [
    ["'new'", 'new'],
    ["'new'::character varying", "'NEW'"],
    ['now()', 'CURRENT_TIMESTAMP'],
    ['NOW( )', '(now())'],
    ['0', "'0'"],
    ['1.50', '1.5'],
    ['true', 'TRUE'],
    ['gen_random_uuid()', 'public.gen_random_uuid()'],
  ] as const)
    assert.equal(defaultKey(a), defaultKey(b), `${a} ${b}`);
  for (const prose of ['the next number', 'a + b', '', 'x'.repeat(300)])
    assert.equal(defaultKey(prose), undefined);
  assert.notEqual(defaultKey('0'), defaultKey('1'));
});

it('every entity of the examples is read in full', () => {
  for (const { name, text } of own.filter(d => d.name.startsWith('tech-')))
    for (const { entity } of entitiesOf(specOf(text))) {
      assert.equal(entity.tables.length, 1, name);
      assert.equal(entity.definitions[0]?.of, entity.tables[0], name);
      assert.equal(entity.definitions[0]?.definitions.length, entity.tables[0]?.columns.length, name);
    }
});
