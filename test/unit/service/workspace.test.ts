/** The workspace: files come, change and go, open documents count before them, and nobody who types waits. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Host, MarkdownFile } from '../../../server/src/service/host.ts';
import { createPace } from '../../../server/src/service/pace.ts';
import { createService } from '../../../server/src/service/service.ts';
import { createWorkspace, type WorkspaceOptions } from '../../../server/src/service/workspace.ts';
import { own } from '../../documents.ts';
import { template, today } from '../../engine.ts';

const refunds = own.find(d => d.name.startsWith('tech-041'))!.text;
const folder = 'file:///w';
const uri = (path: string): string => `${folder}/${path}`;

/** A workspace over texts in memory. */
function start(
  files: Record<string, string>,
  settingsOf: WorkspaceOptions['settingsOf'] = async () => undefined,
) {
  const read: string[] = [];
  const host: Host = {
    today: () => today,
    later: (task, milliseconds) => void setTimeout(task, milliseconds ?? 0),
    async *eachMarkdown(below): AsyncGenerator<MarkdownFile> {
      for (const [path, text] of Object.entries(files))
        if (path.startsWith(`${below}/`))
          yield { uri: path, head: text.slice(0, 2000), isWhole: text.length <= 2000 };
    },
    async readMarkdown(path) {
      read.push(path);
      return files[path];
    },
  };
  const service = createService({ builtIn: () => template, host });
  const faults: unknown[] = [];
  const workspace = createWorkspace({
    host,
    service,
    pace: createPace(host),
    settingsOf,
    onRead() {},
    onProgress() {},
    onFault: error => faults.push(error),
  });
  const known = (): string[] => [...service.library.entries].map(e => e.uri.slice(folder.length + 1)).sort();
  return { service, workspace, read, faults, known };
}

describe('a workspace', () => {
  it('holds the specifications and what they refer to, and reads as a whole only these', async () => {
    const files = {
      [uri('a.md')]: refunds,
      [uri('prd/PRD-208.md')]: `# PRD-208: X\n\n${'Long. '.repeat(1000)}\n\n- **FR-77** Late.\n`,
      [uri('README.md')]: `# Readme\n\n${'Long. '.repeat(1000)}`,
    };
    const { workspace, service, read, known, faults } = start(files);
    workspace.setFolders([`${folder}/`]);
    await workspace.settled();
    assert.deepEqual(known(), ['a.md', 'prd/PRD-208.md']);
    assert.deepEqual(read, [uri('a.md'), uri('prd/PRD-208.md')]);
    assert.equal(service.library.mentions('requirement', 'prd-208').length, 1);
    assert.deepEqual(faults, []);
  });

  it('follows files and folders', async () => {
    const files: Record<string, string> = { [uri('a.md')]: refunds, [uri('x/b.md')]: refunds };
    const { workspace, known } = start(files);
    workspace.setFolders([folder]);
    await workspace.settled();
    files[uri('c.md')] = refunds;
    delete files[uri('a.md')];
    workspace.changed([uri('c.md'), uri('a.md'), uri('node_modules/d.md')]);
    await workspace.settled();
    assert.deepEqual(known(), ['c.md', 'x/b.md']);
    delete files[uri('x/b.md')];
    workspace.changed([uri('x')]);
    await workspace.settled();
    assert.deepEqual(known(), ['c.md']);
    workspace.setFolders([]);
    assert.deepEqual(known(), []);
  });

  it('lets open documents count, and the disk again when they are closed', async () => {
    const files = { [uri('a b.md')]: refunds };
    const { workspace, service } = start(files);
    workspace.setFolders([folder]);
    await workspace.settled();
    const ids = (): string[] => [...service.library.entries].map(e => e.id);
    // As the client writes it, which is not as the disk does.
    const open = `${folder}/a%20b.md`;
    service.open(open, 1, refunds.replace('TECH-041', 'TECH-777'));
    assert.deepEqual(ids(), ['TECH-777']);
    workspace.changed([uri('a b.md')]);
    await workspace.settled();
    assert.deepEqual(ids(), ['TECH-777']);
    service.close(open);
    workspace.changed([open]);
    files[open] = files[uri('a b.md')]!;
    await workspace.settled();
    assert.deepEqual(ids(), ['TECH-041']);
    service.open('untitled:Untitled-1', 1, refunds);
    assert.equal(service.library.size, 2);
    service.close('untitled:Untitled-1');
    workspace.changed(['untitled:Untitled-1']);
    await workspace.settled();
    assert.equal(service.library.size, 1);
  });

  it('leaves out what its project ignores, and reads anew when that changes', async () => {
    let isIgnored = true;
    const { workspace, known } = start({ [uri('a.md')]: refunds, [uri('b.md')]: refunds }, async place => ({
      configuration: { rules: {}, options: {} },
      force: false,
      ignored: isIgnored && place.endsWith('/b.md'),
    }));
    workspace.setFolders([folder]);
    await workspace.settled();
    assert.deepEqual(known(), ['a.md']);
    isIgnored = false;
    workspace.renew();
    await workspace.settled();
    assert.deepEqual(known(), ['a.md', 'b.md']);
  });

  it('stops in the middle', async () => {
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [uri(`${i}.md`), refunds]));
    const { workspace, known } = start(files);
    workspace.setFolders([folder]);
    await new Promise(resolve => setTimeout(resolve, 30));
    workspace.stop();
    await workspace.settled();
    assert.ok(known().length < 50);
  });

  it('gives way to others at least every few milliseconds', async () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [uri(`${i}.md`), refunds]));
    const { workspace } = start(files);
    workspace.setFolders([folder]);
    let turns = 0;
    const turn = setInterval(() => turns++, 1);
    await workspace.settled();
    clearInterval(turn);
    assert.ok(turns > 10, `${turns} turns`);
  });
});
