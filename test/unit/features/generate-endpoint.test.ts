/** Field tables, samples and error rows out of what the section of an endpoint already says. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { generatedAt } from '../../../server/src/features/generate/generate.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { problemsOf, specOf } from '../../engine.ts';

const head = '### New Endpoints\n\n#### `PUT /searches/{id}`\n\n';
const offers = (text: string, at = text.indexOf('PUT')) =>
  generatedAt(specOf(text, { force: true }), { start: at, end: at });

function take(text: string, title: RegExp): string {
  const found = offers(text).find(r => title.test(r.title));
  assert.ok(
    found,
    `nothing like ${title} among ${offers(text)
      .map(r => r.title)
      .join('; ')}`,
  );
  return applyEdits(text, found.edits);
}
const ours = (text: string): string[] =>
  problemsOf(text, { force: true })
    .map(p => p.rule.id)
    .filter(id => /^(?:api-field|api-sample|json-)/.test(id));

describe('fields', () => {
  const sample = '**Request**:\n\n```json\n{\n  "name": "Mine",\n  "hits": [{ "id": 1 }]\n}\n```\n';
  const header = '| Field | Type | Required | Validation | Description |';
  it('a table from a sample', () => {
    const after = take(`${head}${sample}`, /Write a field table for Request/);
    assert.ok(
      after.endsWith(
        `\`\`\`\n\n${header}\n| --- | --- | --- | --- | --- |\n| name | string | Yes |  | [Description] |\n| hits | array | Yes |  | [Description] |\n| hits[].id | integer | Yes |  | [Description] |\n`,
      ),
      after,
    );
    assert.deepEqual(
      offers(after).filter(r => /field table/.test(r.title)),
      [],
    );
    assert.deepEqual(ours(after.replaceAll('[Description]', 'x')), []);
  });
  it('the rows that a table lacks, beside the rows of the same object', () => {
    const table = `\n${header}\n|---|---|---|---|---|\n| hits | array | Yes | | All of them |\n| more | string | No | | Text |\n`;
    const after = take(`${head}${sample}${table}`, /Add a missing row/);
    assert.match(after, /\| Text \|\n\| name \| string \| Yes \| {2}\| \[Description\] \|\n$/);
    assert.match(after, /All of them/);
  });
  it('a sample from a table, with line ends as they are', () => {
    const table = `**Request**:\n\n${header}\n|---|---|---|---|---|\n| name | string | Yes | Max 50 chars | Its name |\n| page.size | integer | No | Max 3 | How many |\n`;
    const text = `${head}${table}`.replaceAll('\n', '\r\n');
    const after = take(text, /Write a sample for Request/);
    assert.ok(!/(?<!\r)\n/.test(after));
    const json = /```json\r\n([\s\S]*?)```/.exec(after)![1]!;
    assert.deepEqual(JSON.parse(json), { name: 'Example name', page: { size: 3 } });
    assert.deepEqual(ours(after), []);
  });
  it('the keys that a sample lacks', () => {
    const table = `\n${header}\n|---|---|---|---|---|\n| name | string | Yes | | Its name |\n| hits | array | Yes | | Hits |\n| hits[].id | integer | Yes | | Id |\n| hits[].kind | string | Yes | One of: a, b | Kind |\n| size | integer | No | | Size |\n| shown | boolean | No | | Shown |\n`;
    const after = take(`${head}${sample}${table}`, /Add 3 missing keys/);
    const json = JSON.parse(/```json\n([\s\S]*?)```/.exec(after)![1]!) as unknown;
    assert.deepEqual(json, { name: 'Mine', hits: [{ id: 1, kind: 'a' }], size: 3, shown: true });
    assert.deepEqual(ours(after), []);
  });
  it('nothing where all is there, and nothing of the template', () => {
    assert.deepEqual(
      offers(`${head}**Request**: none\n`).filter(r => /field|sample/.test(r.title)),
      [],
    );
  });
});

describe('errors', () => {
  const table = '| Code | Condition | Response Body |\n|---|---|---|\n';
  it('adds the usual statuses in order, with the bodies that the document uses', () => {
    const other = `#### \`GET /folders\`\n\n${table}| 401 | Token expired | \`{"error": {"code": "no_token"}}\` |\n| 500 | It broke | \`{"error": {"code": "broken"}}\` |\n\n`;
    const own = `#### \`PUT /searches/{id}\`\n\n**Authentication**: Bearer token with scope \`x\`\n\n**Error Responses**:\n\n${table}| 409 | Taken | \`{"error": {"code": "taken"}}\` |\n`;
    const after = take(`### New Endpoints\n\n${other}${own}`, /Add error rows for 401, 403, 404, 500/);
    assert.ok(
      after.endsWith(
        `${table}| 401 | Token expired | \`{"error": {"code": "no_token"}}\` |\n| 403 | Forbidden | \`{"error": {"code": "forbidden"}}\` |\n| 404 | Not found | \`{"error": {"code": "not_found"}}\` |\n| 409 | Taken | \`{"error": {"code": "taken"}}\` |\n| 500 | It broke | \`{"error": {"code": "broken"}}\` |\n`,
      ),
      after,
    );
    assert.deepEqual(
      offers(after).filter(r => /error rows/.test(r.title)),
      [],
    );
  });
});
