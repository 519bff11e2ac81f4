/** A team's own template: named in the settings, read from the workspace, read again when it is saved. */

import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type CompletionItem, CompletionRequest } from 'vscode-languageserver-protocol/node';
import { root } from '../engine.ts';
import { full, startSession } from './session.ts';

it('drives the server', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-template-'));
  const path = join(folder, 'rfc.md');
  copyFileSync(join(root, 'test/fixtures/rfc-template.md'), path);
  const uri = pathToFileURL(folder).href;
  const session = await startSession(
    {
      workspaceFolders: [{ uri, name: 'team' }],
      capabilities: {
        ...full,
        workspace: { ...full.workspace, configuration: true, workspaceFolders: true },
      },
    },
    { template: 'rfc.md' },
  );
  try {
    const document = `${uri}/0001.md`;
    await session.open(
      document,
      '# RFC: Caches\n\n```\nRFC: RFC-0001\nSTATE: \nOPENED: 2026-01-01\nCHAMPION: Ada\n```\n',
    );
    const before = await session.until(document, all => all.some(d => d.code === 'section-missing'));
    assert.ok(before.some(d => String(d.message).includes("'Motivation' is missing")));
    const items = (await session.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: document },
      position: { line: 4, character: 7 },
    })) as CompletionItem[];
    assert.deepEqual(
      items.map(i => i.label),
      ['Proposed', 'Accepted', 'Rejected'],
    );

    const changed = readFileSync(path, 'utf8').replace('## Motivation', '## Reasons');
    writeFileSync(path, changed);
    await session.connection.sendNotification('textDocument/didSave', {
      textDocument: { uri: pathToFileURL(path).href },
    });
    const after = await session.until(document, all =>
      all.some(d => String(d.message).includes("'Reasons'")),
    );
    assert.ok(!after.some(d => String(d.message).includes("'Motivation'")));
    assert.equal(await session.close(), 0);
  } finally {
    session.process.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
