/** SQL in a specification: what is offered at a cursor, told at a word, and written out of what is there. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completionsAt } from '../../../server/src/features/completion/completion.ts';
import { generatedAt } from '../../../server/src/features/generate/generate.ts';
import { hoverAt } from '../../../server/src/features/hover.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { problemsOf, specOf } from '../../engine.ts';
import { readMarks } from '../../marks.ts';

const head = '### New Entities\n\n#### `RefundCase`\n\n';
const sql = (text: string): string => `\`\`\`sql\n${text}\n\`\`\`\n\n`;
const fields = '| Field | Type | Constraints | Description |\n|---|---|---|---|\n';
const surroundings = { today: '2026-03-01', nextId: '', references: [], skeleton: '' };

function offered(marked: string) {
  const { text, cursor } = readMarks(marked);
  const items = completionsAt(specOf(text, { force: true }), cursor!, { surroundings, typed: false });
  return { text, items, labels: items.map(i => i.label) };
}

describe('completion', () => {
  const two =
    'CREATE TABLE account (id UUID, email TEXT);\nCREATE TABLE refund_case (id UUID, state TEXT);\n';
  it('offers types, tables and columns where they may stand', () => {
    assert.ok(offered(`${head}${sql(`${two}CREATE TABLE x (\n  id ‸\n);`)}`).labels.includes('UUID'));
    assert.deepEqual(offered(`${head}${sql(`${two}CREATE TABLE x (a UUID REFERENCES ‸);`)}`).labels, [
      'account',
      'refund_case',
      'x',
    ]);
    assert.deepEqual(offered(`${head}${sql(`${two}CREATE INDEX i ON account(‸);`)}`).labels, ['id', 'email']);
    assert.deepEqual(offered(`${head}${sql(`${two}-- about ‸`)}`).labels, []);
  });
  it('replaces the word that is there', () => {
    const { text, items } = offered(`${head}${sql(`${two}CREATE INDEX i ON refund_case(sta‸);`)}`);
    const item = items.find(i => i.label === 'state')!;
    assert.equal(text.slice(item.span.start, item.span.end), 'sta');
  });
  it('offers rows for columns that have none', () => {
    const ddl = sql(
      "CREATE TABLE refund_case (id UUID PRIMARY KEY, state TEXT NOT NULL DEFAULT 'new', note TEXT);",
    );
    const { text, items, labels } = offered(`${head}${ddl}${fields}| id | UUID | PK | It |\n| ‸`);
    assert.deepEqual(labels, ['state', 'note']);
    assert.equal(
      applyEdits(text, [{ span: items[0]!.span, newText: items[0]!.newText }]),
      `${head}${ddl}${fields}| id | UUID | PK | It |\n| state | TEXT | NOT NULL, DEFAULT 'new' | \${3:Description} |`,
    );
    assert.deepEqual(
      offered(`${head}${ddl}${fields}| id | UUID | PK | It |\n| no‸ | TEXT | | That |`).labels,
      ['state', 'note'],
    );
  });
});

describe('hover', () => {
  const text = `${head}${sql('CREATE TABLE refund_case (id UUID PRIMARY KEY, state TEXT NOT NULL);\nCREATE INDEX i ON refund_case(sta‸te);')}${fields}| id | UUID | PK | It |\n| state | TEXT | NOT NULL | Where it is |\n`;
  const at = (marked: string): string | undefined => {
    const { text: plain, cursor } = readMarks(marked);
    return hoverAt(specOf(plain, { force: true }), cursor!, [])?.text;
  };
  it('tells of a column what its row says, of a table its columns', () => {
    assert.match(at(text) ?? '', /refund_case\.state\*\* TEXT, NOT NULL\n\nWhere it is/);
    const table = text.replace('sta‸te', 'state').replace('ON refund_case', 'ON refund‸_case');
    assert.match(at(table) ?? '', /id UUID\nstate TEXT/);
    assert.equal(at(text.replace('sta‸te', 'state').replace('CREATE INDEX', 'CREA‸TE INDEX')), undefined);
  });
  it('tells of a row how its column is created', () => {
    const row = text.replace('sta‸te', 'state').replace('| state |', '| sta‸te |');
    assert.match(at(row) ?? '', /state TEXT NOT NULL/);
  });
});

describe('generators', () => {
  const generated = (text: string, title: RegExp): string => {
    const offers = generatedAt(specOf(text, { force: true }), { start: text.length, end: text.length });
    const found = offers.find(r => title.test(r.title));
    assert.ok(found, `no ${title} among ${offers.map(r => r.title).join(', ')}`);
    return applyEdits(text, found.edits);
  };
  const silent = (text: string): void =>
    assert.deepEqual(
      generatedAt(specOf(text, { force: true }), { start: text.length, end: text.length }),
      [],
    );
  const ddl = sql(
    'CREATE TABLE refund_case (\n  id UUID PRIMARY KEY,\n  state TEXT NOT NULL,\n  note TEXT\n);',
  );
  const rows = `${fields}| id | UUID | PK | It |\n| state | TEXT | NOT NULL | Where |\n| note | TEXT | NULL | Why |\n`;
  it('write the rows that are missing, in the order of the DDL', () => {
    const text = `${head}${ddl}${fields}| state | TEXT | NOT NULL | Where |\n`;
    assert.equal(
      generated(text, /missing rows/),
      `${head}${ddl}${fields}| id | UUID | PK |  |\n| state | TEXT | NOT NULL | Where |\n| note | TEXT | NULL |  |\n`,
    );
    silent(`${head}${ddl}${rows}`);
  });
  it('write the whole table where there is none', () => {
    assert.equal(
      generated(`${head}${ddl}`.trimEnd(), /field definitions/),
      `${head}${ddl}**Field Definitions**:\n| Field | Type | Constraints | Description |\n| ----- | ---- | ----------- | ----------- |\n| id | UUID | PK |  |\n| state | TEXT | NOT NULL |  |\n| note | TEXT | NULL |  |`,
    );
  });
  it('write DDL that the field definitions agree with', () => {
    const text = generated(`${head}**Field Definitions**:\n${rows}`, /CREATE TABLE/);
    assert.match(
      text,
      /CREATE TABLE refund_case \(\n {2}id UUID PRIMARY KEY,\n {2}state TEXT NOT NULL,\n {2}note TEXT\n\);/,
    );
    const faults = problemsOf(text, { force: true }).filter(p => /^(?:data|sql)-/.test(p.rule.id));
    assert.deepEqual(
      faults.map(p => p.message),
      [],
    );
    silent(text);
  });
  it('write a Down, and keep one that is there', () => {
    const migration = '### Schema Migrations\n\n#### `20261019_a`\n\n';
    const up = '-- Up\nCREATE TABLE a (id INT);\nCREATE INDEX i ON a(id);';
    assert.equal(
      generated(`${migration}${sql(up)}`, /Down/),
      `${migration}${sql(`${up}\n\n-- Down\nDROP INDEX i;\nDROP TABLE a;`)}`,
    );
    silent(`${migration}${sql(`${up}\n-- Down\nDROP TABLE a;`)}`);
    assert.match(
      generated(`${migration}${sql('-- Up\nDROP TABLE a;')}`, /Down/),
      /-- cannot be undone: DROP TABLE a/,
    );
  });
});
