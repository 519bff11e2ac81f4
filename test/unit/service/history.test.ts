/** What Git has of open documents: asked late, seldom, and only where rules want to know. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { defaultConfiguration } from '../../../server/src/lint/configuration.ts';
import type { CommittedAnswer, CommittedQuery, Host } from '../../../server/src/service/host.ts';
import { createService, type Service } from '../../../server/src/service/service.ts';
import { template } from '../../engine.ts';

const uri = 'file:///workspace/a.md';
const text = (status: string, version: string, said: string): string =>
  `\`\`\`\nFEATURE: Saved searches\nSPEC ID: TECH-001\nDATE: 2026-01-10\nSTATUS: ${status}\nVERSION: ${version}\n\`\`\`\n\n## Overview\n\n${said}\n`;

interface World {
  readonly service: Service;
  readonly asked: CommittedQuery[][];
  answer: CommittedAnswer | undefined;
  news: number;
  /** Lets all that waits happen. */
  settle(): Promise<void>;
}

function world(isAllowed = true): World {
  const waiting: (() => void)[] = [];
  const asked: CommittedQuery[][] = [];
  const host: Host = {
    today: () => '2026-03-01',
    later: task => void waiting.push(task),
    committed(queries) {
      asked.push([...queries]);
      const { answer } = own;
      return Promise.resolve(new Map(answer ? queries.map(q => [q.uri, answer]) : []));
    },
  };
  const service = createService({ builtIn: () => template, host, onMoreKnown: () => void own.news++ });
  service.history.allow(isAllowed);
  const own: World = {
    service,
    asked,
    answer: undefined,
    news: 0,
    async settle() {
      for (let task = waiting.shift(); task; task = waiting.shift()) {
        task();
        await new Promise(resolve => setImmediate(resolve));
      }
    },
  };
  return own;
}

const gitRules = (service: Service): string[] =>
  service
    .get(uri)!
    .problems.map(p => p.rule.id)
    .filter(id => /bumped|backwards|older-than/.test(id));

it('asks a moment after a document is opened, once for all edits', async () => {
  const { service, asked, settle } = world();
  service.open(uri, 1, text('Approved', '1.0', 'New.'));
  assert.deepEqual(gitRules(service), []);
  assert.equal(asked.length, 0);
  await settle();
  for (let version = 2; version < 9; version++) {
    service.change(uri, version, [{ text: text('Approved', '1.0', `New ${version}.`) }]);
    gitRules(service);
  }
  await settle();
  assert.deepEqual(asked, [[{ uri, question: 'day' }]]);
});

it('tells when something else is known, and asks again when HEAD moves', async () => {
  const own = world();
  const { service } = own;
  own.answer = { text: text('Approved', '1.0', 'Old.'), date: '2026-02-01' };
  service.open(uri, 1, text('Approved', '1.0', 'New.'));
  gitRules(service);
  await own.settle();
  assert.equal(own.news, 1);
  assert.deepEqual(service.stale(), [uri]);
  assert.deepEqual(gitRules(service).sort(), ['header-date-older-than-commit', 'header-version-not-bumped']);
  own.answer = { text: text('Approved', '1.0', 'New.') };
  service.history.renew();
  await own.settle();
  assert.equal(own.news, 2);
  assert.deepEqual(gitRules(service), []);
  service.history.renew();
  await own.settle();
  assert.equal(own.news, 2, 'the same answer is no news');
  service.close(uri);
  service.history.renew();
  await own.settle();
  assert.equal(own.asked.length, 3);
});

it('asks for the day once the stage needs it', async () => {
  const { service, asked, settle } = world();
  service.open(uri, 1, text('Draft', '1.0', 'New.'));
  gitRules(service);
  await settle();
  service.change(uri, 2, [{ text: text('Approved', '1.0', 'New.') }]);
  gitRules(service);
  await settle();
  assert.deepEqual(
    asked.map(a => a[0]!.question),
    ['text', 'day'],
  );
});

it('asks nothing without leave, outside of the workspace, of ordinary Markdown and for rules that are off', async () => {
  const untrusted = world(false);
  untrusted.service.open(uri, 1, text('Approved', '1.0', 'New.'));
  gitRules(untrusted.service);
  await untrusted.settle();
  assert.equal(untrusted.asked.length, 0);
  untrusted.service.history.allow(true);
  await untrusted.settle();
  assert.equal(untrusted.asked.length, 1);

  const { service, asked, settle } = world();
  service.links.setRoots(['file:///elsewhere']);
  service.open(uri, 1, text('Approved', '1.0', 'New.'));
  gitRules(service);
  service.links.setRoots(['file:///workspace']);
  service.open(uri, 1, '# Notes\n');
  gitRules(service);
  const off = { 'header-version-not-bumped': 'off', 'header-status-backwards': 'off' } as const;
  const rules = { ...off, 'header-date-older-than-commit': 'off' } as const;
  service.configure({ ...defaultConfiguration, rules }, undefined);
  service.open(uri, 1, text('Approved', '1.0', 'New.'));
  gitRules(service);
  await settle();
  assert.equal(asked.length, 0);
});

it('asks nothing more before it was answered, so that an old answer never comes last', async () => {
  const waiting: (() => void)[] = [];
  const answers: ((found: ReadonlyMap<string, CommittedAnswer>) => void)[] = [];
  const host: Host = {
    today: () => '2026-03-01',
    later: task => void waiting.push(task),
    committed: () => new Promise(resolve => answers.push(resolve)),
  };
  const service = createService({ builtIn: () => template, host });
  service.history.allow(true);
  const turn = async (): Promise<void> => {
    for (const task of waiting.splice(0)) task();
    await new Promise(resolve => setImmediate(resolve));
  };
  service.open(uri, 1, text('Approved', '1.0', 'New.'));
  assert.deepEqual(gitRules(service), []);
  await turn();
  service.history.renew();
  await turn();
  assert.equal(answers.length, 1);
  answers[0]!(new Map());
  await turn();
  await turn();
  assert.equal(answers.length, 2);
});
