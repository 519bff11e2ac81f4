/** Entity relationship diagrams of Mermaid: entities with their attributes, and nothing where a line is not understood. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readEntities } from '../../../server/src/notations/mermaid/entities.ts';
import { random } from '../../random.ts';

const say = (text: string): string | undefined =>
  readEntities(text)
    ?.map(e => `${e.name}(${e.attributes.map(a => a.name).join(' ')})`)
    .join(' ');

it('reads entities, attributes and relations', () => {
  assert.equal(
    say(`---
title: Orders
---
%% TECH-001
erDiagram
  direction LR
  CUSTOMER ||--o{ ORDER : "places, often"
  ORDER }|..|{ "DELIVERY ADDRESS" : uses
  p[Person] {
    string[] names PK, FK "all of them"
    VARCHAR_20 *id UK
    numeric(10,2) total
  }
  ORDER {
    uuid id PK
    %% the rest follows
  }
  Empty {}
  Alone
  style ORDER fill:#f9f
`),
    'CUSTOMER() ORDER(id) DELIVERY ADDRESS() p(names id total) Empty() Alone()',
  );
  assert.equal(say('erDiagram\n'), '');
});

it('says nothing of what it does not understand', () => {
  for (const text of [
    '',
    'flowchart LR\n  a --> b\n',
    'erDiagram\n  a is related to b\n',
    'erDiagram\n  a {\n    id\n  }\n',
    'erDiagram\n  a {\n    uuid id\n',
  ])
    assert.equal(readEntities(text), undefined, text);
});

it('is total', () => {
  const next = random(11);
  const pieces = [
    'erDiagram\n',
    'A ',
    '||--o{',
    ' B',
    ' : x\n',
    '{\n',
    '}\n',
    'uuid id PK\n',
    '"',
    '%%',
    '\n',
    '[x]',
  ];
  for (let i = 0; i < 500; i++)
    readEntities(`erDiagram\n${Array.from({ length: 12 }, () => next.pick(pieces)).join('')}`);
});
