/** A description of the API in the appendix that says something else than the endpoints. */

import { identifierOf } from '../library/entry.ts';
import { type OpenApi, readOpenApi } from '../notations/data/openapi.ts';
import { type FileContent, linkedFiles } from '../spec/linked-file.ts';
import { openApiDrift } from '../spec/openapi-drift.ts';
import { memo } from '../text/memo.ts';
import { specRule } from './rule.ts';

const start = '## API Specification\n\n### New Endpoints\n\n';
const end = '\n## Appendix\n\n### A: API Schema (OpenAPI)\n\n';
const body = '**Request**:\n\n```json\n{ "name": "Mine" }\n```\n\n';
const table = '| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n';
const responses =
  '**Response (201 Created)**:\n\n```json\n{ "id": 1 }\n```\n\n**Error Responses**:\n\n| Code | Condition | Response Body |\n|---|---|---|\n';

const api =
  'openapi: 3.1.0\ninfo: { title: Searches, version: "1.0" }\nservers:\n  - url: https://api.example.com/v1\npaths:\n' +
  '  /searches:\n    post:\n      requestBody:\n        content:\n          application/json:\n            schema: { $ref: "#/components/schemas/Search" }\n' +
  '      responses:\n        "201":\n          description: Created\n          content:\n            application/json:\n              schema: { type: object, required: [id], properties: { id: { type: integer } } }\n' +
  '        "409": { description: Known already }\n  /searches/{id}:\n    get:\n      responses:\n        default: { description: Anything }\n' +
  'components:\n  schemas:\n    Search: { type: object, properties: { name: { type: string }, tags: { type: array, items: { type: string } } } }\n';

export const appendixOpenapiDrift = specRule({
  id: 'appendix-openapi-drift',
  title: 'API description differs from the endpoints',
  why: 'Clients and mocks are made from the description, the service from the specification; they meet in production.',
  severity: 'info',
  examples: [
    {
      bad: `${start}#### \`POST /v1/searches\`\n\n‹**Request**:›\n\n\`\`\`json\n{ "name": "Mine" }\n\`\`\`\n\n${table}| name | string | Yes | | Its name |\n| ‹shared› | boolean | No | | Seen by all |\n\n${responses}| ‹422› | Too long | \`{"error": "too_long"}\` |\n| 409 | Known | \`{"error": "known"}\` |\n\n#### \`GET /v1/searches/:id\`\n\n#### \`DELETE ‹/v1/searches/:id›\`\n${end}[The API](api.yaml)\n`,
      good: `${start}#### \`POST /v1/searches\`\n\n${body}${table}| name | string | Yes | | Its name |\n| tags[] | array | No | | Words |\n\n${responses}| 409 | Known | \`{"error": "known"}\` |\n\n#### \`GET /v1/searches/:id\`\n\n**Response (200 OK)**:\n\n\`\`\`json\n{ "id": 1 }\n\`\`\`\n${end}[The API](api.yaml), [others](other.yaml)\n`,
      files: [
        `api.yaml=${api}`,
        'other.yaml=openapi: 3.1.0\npaths:\n  /others:\n    get: { responses: {} }\n',
      ],
    },
    {
      bad: `${start}#### \`GET /searches\`\n\n**Response (200 OK)**:\n\n\`\`\`json\n{ "data": [{ "id": 1, "‹naem›": "Mine" }] }\n\`\`\`\n\n#### \`GET /tags\`\n${end}[The API](‹api.json›)\n`,
      good: `${start}#### \`GET /searches\`\n\n**Response (200 OK)**:\n\n\`\`\`json\n{ "data": [{ "id": 1, ... }] }\n\`\`\`\n\n#### \`DELETE /searches/{id}\`\n\n#### \`GET /tags\`\n${end}[The API](api.json)\n`,
      files: [
        'api.json={ "openapi": "3.0.3", "paths": { "/searches": { "get": { "responses": { "200": { "content": { "application/json": { "schema": { "type": "object", "properties": { "data": { "type": "array", "items": { "type": "object", "properties": { "id": { "type": "integer" }, "name": { "type": "string" } } } } } } } } } } } }, "/tags": { "get": { "responses": {} } }, "/searches/{key}": { "delete": { "responses": {} } } } }',
      ],
    },
  ],
  *check(spec, _, { files }) {
    if (!files) return;
    const id = identifierOf(spec);
    for (const { name, span, content } of linkedFiles(spec, { form: /\.(?:ya?ml|json)$/i, files })) {
      const described = apiIn(content).api;
      if (!described) continue;
      const isOwn = id !== '' && content.text.includes(id);
      for (const { span: own, what, isOnlyInFile } of openApiDrift(spec, described, isOwn))
        yield {
          span: own ?? span,
          message: isOnlyInFile
            ? `${what} is only in ${name}, expected it here, too`
            : `${what} is not in ${name}, expected it there, too`,
        };
    }
  },
});

const apiIn = memo(({ text }: FileContent): { readonly api: OpenApi | undefined } => ({
  api: readOpenApi(text),
}));
