/** The API section of a generated specification: new and modified endpoints. */

import { json, paragraphs, table } from './markdown.ts';
import type { Resource } from './resource.ts';
import type { Subject } from './subject.ts';
import { purposes } from './words.ts';

export const endpoints = (subject: Subject): string =>
  paragraphs(
    '## API Specification',
    '### New Endpoints',
    ...subject.resources.flatMap(resource => {
      const make = creation(resource, subject);
      return resource.index % 3 === 1 ? [make, transition(resource, subject)] : [make];
    }),
    '---',
    '### Modified Endpoints',
    ...subject.resources.filter(r => r.index % 4 === 0).map(modified),
    '---',
  );

function creation({ path, words, fields, idField, states, index }: Resource, { random }: Subject): string {
  const request = Object.fromEntries(fields.map(f => [f.camel, f.sample]));
  // An author always forgets some: one thing in thirty keeps the template's words.
  const described = (description: string, i: number): string =>
    index % 30 === 29 && i === 1 ? '[Description]' : description;
  return paragraphs(
    `#### \`POST /api/v1/${path}\``,
    `**Purpose**: ${random.pick(purposes)}; one ${words} for each call.`,
    `**Authentication**: OAuth2 bearer token with scope \`${path}:write\``,
    `**Request**:\n${json(request)}`,
    table(
      ['Field', 'Type', 'Required', 'Validation', 'Description'],
      fields.map((f, i) => [
        f.camel,
        f.json,
        f.required ? 'Yes' : 'No',
        f.validation,
        described(f.description, i),
      ]),
    ),
    `**Response (201 Created)**:\n${json({ [idField]: '5d0f7b1e-92c4-4a83-b6e7-1f3a5c7d9e20', status: states[0], createdAt: '2026-11-16T04:35:11Z' })}`,
    errors(words),
  );
}

function transition({ path, words, idField, states }: Resource, { random }: Subject): string {
  return paragraphs(
    `#### \`POST /api/v1/${path}/{${idField}}/decisions\``,
    `**Purpose**: ${random.pick(purposes)}. The ${words} \`${idField}\` (UUID) goes from ${states[1]} to ${states[2]}.`,
    `**Authentication**: OAuth2 bearer token with scope \`${path}:decide\``,
    `**Request**:\n${json({ decision: 'accept', reason: 'Checked on site.' })}`,
    table(
      ['Field', 'Type', 'Required', 'Validation', 'Description'],
      [
        ['decision', 'string', 'Yes', 'One of: accept, refuse', 'What was decided'],
        ['reason', 'string', 'No', 'Max 500 chars', 'Remark for the applicant'],
      ],
    ),
    `**Response (200 OK)**:\n${json({ [idField]: '5d0f7b1e-92c4-4a83-b6e7-1f3a5c7d9e20', status: states[2], decidedAt: '2026-11-16T05:12:44Z' })}`,
    errors(words),
  );
}

const errors = (words: string): string =>
  `**Error Responses**:\n${table(
    ['Code', 'Condition', 'Response Body'],
    [
      ['400', 'A field breaks its validation', '`{"error": "validation_error", "details": ["note"]}`'],
      ['401', 'Token missing or expired', '`{"error": "unauthorized"}`'],
      ['403', 'Token lacks the scope', '`{"error": "forbidden"}`'],
      ['404', `No ${words} with this identifier`, '`{"error": "not_found"}`'],
      ['409', `The ${words} has gone on meanwhile`, '`{"error": "conflict"}`'],
      ['500', 'Unhandled failure, nothing is changed', '`{"error": "internal_error"}`'],
    ],
  )}`;

const modified = ({ path, idField, fields }: Resource): string =>
  paragraphs(
    `#### \`GET /api/v1/${path}/{${idField}}\``,
    `**Changes**:\n- Added field: \`${fields[0]!.camel}\` (${fields[0]!.json}, optional)\n- Deprecated field: \`legacyCode\` (remove in v2)\n- New query param: \`changedSince\` (string)`,
    `**Backward Compatibility**: Yes - \`${idField}\` and all other fields stay as they are.`,
  );
