/** State machines as people write them: drawings, Mermaid, tables and lists; nothing where one is not certain. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { machinesOf } from '../../../server/src/spec/machine.ts';
import { shapeOf } from '../../../server/src/spec/machine-graph.ts';
import { stateKey } from '../../../server/src/spec/machine-names.ts';
import { own } from '../../documents.ts';
import { seed, specOf } from '../../engine.ts';

const head = '## Business Logic\n\n### State Machine\n\n';
const fence = (text: string, language = ''): string => `${head}\`\`\`${language}\n${text}\n\`\`\`\n`;

/** `a -x-> b` for each transition; `?` where not all of them are certain. */
function read(text: string): string[] {
  return machinesOf(specOf(text, { force: true })).flatMap(({ machine }) => [
    ...(machine.isSure ? [] : ['?']),
    ...machine.transitions.map(
      ({ from, to, label }) => `${from?.name ?? ''} -${label?.text ?? ''}-> ${to?.name ?? ''}`,
    ),
  ]);
}

describe('machines', () => {
  it('reads boxes, arrows and labels', () => {
    const text = fence(
      ' open  ┌───────┐ submit ┌─────────┐\n──────▶│ DRAFT ├───────▶│ PENDING │\n       └───────┘        └─────────┘',
    );
    assert.deepEqual(read(text), [' -open-> DRAFT', 'DRAFT -submit-> PENDING']);
  });

  it('reads bare words in a row', () => {
    assert.deepEqual(read(fence('draft --submit--> pending --approve--> approved')), [
      'draft -submit-> pending',
      'pending -approve-> approved',
    ]);
  });

  it('reads Mermaid, pseudo states and titles', () => {
    const text = fence(
      'stateDiagram-v2\n  direction LR\n  %% note\n  state "In review" as r\n  [*] --> draft\n  draft --> r : submit\n  r --> [*]',
      'mermaid',
    );
    assert.deepEqual(read(text), [' --> draft', 'draft -submit-> In review', 'In review --> ']);
  });

  it('reads no Mermaid that nests', () => {
    assert.deepEqual(read(fence('stateDiagram-v2\n  state a {\n    b --> c\n  }\n  a --> d', 'mermaid')), []);
  });

  it('reads tables with several states in a cell', () => {
    const text = `${head}| Current State | Event | Next State |\n|---|---|---|\n| — | create | \`draft\` |\n| draft, held | send | sent |\n| sent | close | done (final) |\n`;
    assert.deepEqual(read(text), [
      ' -create-> draft',
      'draft -send-> sent',
      'held -send-> sent',
      'sent -close-> done',
    ]);
    const [found] = machinesOf(specOf(text, { force: true }));
    assert.deepEqual(
      found!.machine.states.filter(s => s.isInitial || s.isFinal).map(s => s.name),
      ['draft', 'done'],
    );
  });

  it('reads lists with labels behind colons, dashes and in parentheses', () => {
    const text = `${head}- DRAFT -> PENDING (submit)\n- PENDING → APPROVED: approve\n- PENDING => DRAFT – reject\n- Nobody is told.\n`;
    assert.deepEqual(read(text), [
      'DRAFT -submit-> PENDING',
      'PENDING -approve-> APPROVED',
      'PENDING -reject-> DRAFT',
    ]);
  });

  it('says nothing of words that stand for several states', () => {
    assert.deepEqual(
      read(`${head}- any except done → cancelled: cancel\n- draft → sent: send\n- sent → done: x\n`),
      [],
    );
    assert.deepEqual(
      read(`${head}| From | To |\n|---|---|\n| * all of them (or so), really everything else | done |\n`),
      [],
    );
    assert.deepEqual(read(fence('draft ──▶ accepted / rejected / expired')), []);
  });

  it('says nothing of the template and of drawings with a placeholder', () => {
    assert.deepEqual(read(seed), []);
    assert.deepEqual(
      read(
        fence('draft --[Approach]--> pending --[TBD]--> approved').replace('[Approach]', '[Service Name]'),
      ),
      [],
    );
  });

  it('finds machines in sub-sections of the author', () => {
    assert.deepEqual(read(`${head}#### Refund\n\n- draft → sent: send\n- sent → done: close\n`), [
      'draft -send-> sent',
      'sent -close-> done',
    ]);
  });

  it('points at the names', () => {
    for (const { name, text } of own)
      for (const { placed, machine } of machinesOf(specOf(text, { force: true })))
        for (const state of machine.states) {
          const [span] = state.spans;
          const written = placed.section.text.slice(span!.start, span!.end);
          assert.equal(stateKey(written), state.key, name);
        }
  });
});

describe('shapes', () => {
  const shape = (text: string) => {
    const [found] = machinesOf(specOf(`${head}| From | To |\n|---|---|\n${text}`, { force: true }));
    const read = found && shapeOf(found.machine);
    const list = (states: readonly { name: string }[] = []): string => states.map(s => s.name).join();
    return [list(read?.starts), list(read?.ends), list(read?.unreachable)];
  };

  it('starts where it is marked, else at the only root', () => {
    assert.deepEqual(shape('| - | a |\n| a | b |\n'), ['a', 'b', '']);
    assert.deepEqual(shape('| a | b |\n| b | c |\n'), ['a', 'c', '']);
    assert.deepEqual(shape('| a | b |\n| c | b |\n'), ['', 'b', '']);
  });

  it('names the first of the states that are lost', () => {
    assert.deepEqual(shape('| - | a |\n| a | b |\n| c | d |\n| d | b |\n'), ['a', 'b', 'c']);
    assert.deepEqual(shape('| - | a |\n| a | b |\n| c | d |\n| d | c |\n'), ['a', 'b', 'c']);
    assert.deepEqual(shape('| - | a |\n| a | b |\n| c | c |\n'), ['a', 'b,c', 'c']);
  });
});
