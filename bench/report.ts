/** The report: `docs/benchmarks.md`, every figure with its peer beside it. */

import { barTable } from './bars.ts';
import { nameOf, type Run } from './context.ts';
import { kinds } from './edits.ts';
import { beside, digits, markdownTable, spread } from './figures.ts';
import { machine, nodeVersion, npmVersion } from './machine.ts';
import { kindsOfFolder, part, toolNames } from './measure/batch.ts';
import { hardNames } from './measure/hard.ts';
import { limitNames } from './measure/limits.ts';
import type { Group } from './options.ts';
import { versions } from './peers.ts';
import { mean } from './statistics.ts';

export function toReport(run: Run): string {
  const sections: readonly (readonly [Group | undefined, string, () => string])[] = [
    [undefined, 'What must hold', () => barTable(run)],
    ['open', 'Start and open', () => openTables(run)],
    ['typing', 'Typing', () => typingTables(run)],
    ['typing', 'Bursts', () => burstTable(run)],
    ['typing', 'Memory of servers', () => memoryTable(run)],
    ['hard', 'Hard edits', () => hardTable(run)],
    ['batch', 'Batch', () => batchTables(run)],
    ['limits', 'Limits', () => limitTable(run)],
    [
      undefined,
      'Versions',
      () =>
        markdownTable(
          ['what', 'version'],
          versions().map(v => [v.name, v.version]),
        ),
    ],
    [undefined, 'How to repeat it', () => repeat],
  ];
  const measured = sections.filter(([group]) => group === undefined || run.plan.groups.includes(group));
  const head = ['# Benchmarks', 'Written by `npm run bench`; do not edit.', introduction(run)];
  return `${[...head, ...measured.map(([, title, text]) => `## ${title}\n\n${text()}`)].join('\n\n')}\n`;
}

const memoryTable = (run: Run): string =>
  serverTable(
    run,
    ['memory', 'peak memory'].flatMap(m => run.samples.map(s => [`${m}, ${s.name}, MB`, m, s.name] as const)),
  );

function introduction({ plan, servers, samples }: Run): string {
  const missing = servers.filter(s => s.missing !== undefined).map(s => `${s.title}: ${s.missing}.`);
  const sizes = samples.map(
    s => `${s.name} (${s.lines.toLocaleString('en')} lines, ${Math.round(s.text.length / 1000)} KB)`,
  );
  return [
    plan.quick
      ? '**A quick run**: few repetitions, and not every document; `npm run bench` measures all.\n'
      : '',
    `- Date: ${new Date().toISOString().slice(0, 10)}`,
    `- Machine: ${machine()}`,
    `- Node.js ${nodeVersion()} for ours and for every peer in JavaScript; npm ${npmVersion()}`,
    `- Documents: ${sizes.join(', ')}; made by a seeded generator, with SQL`,
    '- All in one run, in turns; milliseconds from the client’s write to the arrival of the answer over stdio; median, 95th percentile, number of samples. **n×** is how many times ours. Ratios count, milliseconds depend on the machine.',
    '- Our server is measured as it pushes diagnostics (like echo and remark) and as it is asked for them (like rumdl and vscode-markdown); the bars take the former.',
    '- The first answer is measured. Ours tells a long document’s first part early, and of an edit first what the edited section and all that is known say; rules that read many sections follow in a pause of 150 ms, mostly with nothing new.',
    '- remark: unified-language-server with the settings of remark-language-server, remark-gfm and remark-lint recommended. echo: vscode-languageserver with TextDocuments and an empty answer, bundled as ours is.',
    ...missing.map(m => `- **Missing** ${m}`),
  ]
    .filter(Boolean)
    .join('\n');
}

/** One row a measure, one column a server. */
function serverTable(
  { servers, results }: Run,
  rows: readonly (readonly [title: string, measure: string, document: string])[],
): string {
  return markdownTable(
    ['', ...servers.map(s => s.name)],
    rows.map(([title, measure, document]) => [
      title,
      ...servers.map(({ name, missing }) => {
        const cell = results.get(measure, document, name);
        if (missing !== undefined) return 'missing';
        return name === 'ours' ? spread(cell) : beside(cell, results.get(measure, document, 'ours'));
      }),
    ]),
  );
}

const openTables = (run: Run): string =>
  [
    serverTable(run, [
      ['spawn → `initialize` answered, ms', 'start', ''],
      ...run.samples.flatMap(s => [
        [`didOpen → first diagnostics, ${s.name}, ms`, 'open', s.name] as const,
        [`didOpen → all diagnostics, ${s.name}, ms`, 'open, all', s.name] as const,
      ]),
    ]),
    foundTable(run),
  ].join('\n\n');

/** What there was to say: a server that finds nothing has less to do. */
const foundTable = ({ samples, servers, results }: Run): string =>
  markdownTable(
    ['diagnostics found', ...servers.map(s => s.name)],
    samples.map(s => [
      s.name,
      ...servers.map(({ name }) => String(results.get('found', s.name, name).values.at(-1) ?? '–')),
    ]),
  );

function typingTables(run: Run): string {
  const times = serverTable(
    run,
    run.samples.flatMap(s => kinds.map(kind => [`${kind}, ${s.name}, ms`, kind, s.name] as const)),
  );
  const cpu = markdownTable(
    ['', ...run.servers.map(s => s.name)],
    run.samples.map(s => [
      `processor time per character, ${s.name}, ms`,
      ...run.servers.map(({ name }) => digits(mean(run.results.get('cpu', s.name, name).values))),
    ]),
  );
  return `${times}\n\n${cpu}${failures(run)}`;
}

function failures({ samples, servers, results }: Run): string {
  const measures = ['open', ...kinds, 'burst', ...hardNames()];
  const lines = measures.flatMap(measure =>
    samples.flatMap(s =>
      servers.flatMap(({ name }) => {
        const { failed } = results.get(measure, s.name, name);
        return failed === undefined ? [] : [`- ${name}, ${measure}, ${s.name}: ${failed}`];
      }),
    ),
  );
  return lines.length > 0 ? `\n\nFailed:\n${lines.join('\n')}` : '';
}

const burstTable = (run: Run): string =>
  serverTable(run, [
    ['20 characters at once → last answer, ms', 'burst', nameOf(10_000)],
    ['publishes for them', 'burst publishes', nameOf(10_000)],
  ]);

function hardTable(run: Run): string {
  const document = nameOf(10_000);
  return serverTable(
    run,
    hardNames().flatMap(name => [
      [`${name}, ms`, name, document] as const,
      [`${name}, taken back, ms`, `${name}, taken back`, document] as const,
      [`${name}: longest stretch without attention, ms`, `${name}, blocked`, document] as const,
    ]),
  );
}

function batchTables({ results, plan }: Run): string {
  const measures = [
    ['MB per CPU second', 'batch rate'],
    ['files per second', 'batch files per second'],
    ['wall time, s', 'batch wall'],
    ['peak memory, MB', 'batch peak memory'],
  ] as const;
  const documents = kindsOfFolder.flatMap(k => [
    k.name,
    k.name + part(plan.batchFiles / 4),
    k.name + part(plan.batchSubset),
  ]);
  const rows = documents.flatMap(document =>
    measures.map(([title, measure]) => [
      `${document}: ${title}`,
      ...toolNames.map(who => {
        const cell = results.get(measure, document, who);
        const kind = kindsOfFolder.find(k => document.startsWith(k.name))!;
        return who === 'ours' ? spread(cell) : beside(cell, results.get(measure, kind.name, 'ours'));
      }),
    ]),
  );
  const note = `Folders of ${plan.batchFiles} varied specifications of 53 KB; tools that would need minutes for them are given the first ${plan.batchSubset}. Whole processes, start included; rumdl without its cache. **n×** compares with ours on all ${plan.batchFiles}, so it says something of rates, and nothing of times where the folders differ.`;
  return `${note}\n\n${markdownTable(['', ...toolNames], rows)}`;
}

function limitTable({ results, samples }: Run): string {
  const rows = limitNames.map(what => [
    what,
    ...samples.map(s => spread(results.get('limit', s.name, what))),
  ]);
  const cpu = (who: string): string[] =>
    samples.map(s => digits(mean(results.get('cpu', s.name, who).values)));
  rows.push(['our server, processor time per character', ...cpu('ours')]);
  rows.push(['echo server, processor time per character', ...cpu('echo')]);
  const note = 'In process, without a server, ms; beside what our whole server needs for one character.';
  return `${note}\n\n${markdownTable(['', ...samples.map(s => s.name)], rows)}`;
}

const repeat = [
  '```',
  'npm ci',
  'npm run bench                       # everything, about an hour',
  'npm run bench -- --quick            # the template and 10,000 lines, a few minutes',
  'npm run bench -- --only typing --server ours --server echo',
  '```',
  '',
  'Linux only (`/proc`). The peers are installed by the bench into `bench/node_modules`, at the versions of `bench/package-lock.json`. All figures of the last run are in `bench/.work/results.json`.',
].join('\n');
