/** What the bundles hold of others → the licence texts that go with them, and a bill of materials. */

import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as the package says. */
  readonly licence: string;
  readonly text: string;
}

/** The packages that files of `node_modules` belong to, by name; paths from the root, `/` between their parts. */
export function packagesOf(root: string, paths: Iterable<string>): BundledPackage[] {
  const folders = new Set<string>();
  for (const path of paths) {
    const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
    // A folder may be named in two ways where node_modules is a link.
    if (folder !== undefined) folders.add(realpathSync(join(root, folder)));
  }
  return [...folders]
    .map(readPackage)
    .sort((a, b) => (a.name === b.name ? (a.version < b.version ? -1 : 1) : a.name < b.name ? -1 : 1));
}

function readPackage(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter(file => /^(?:licen[cs]e|copying|notice|third)/i.test(file));
  const text = files
    .sort()
    .map(file => readFileSync(join(folder, file), 'utf8').replace(/\r\n?/g, '\n').trim())
    .join('\n\n');
  return { name, version, licence: typeof license === 'string' ? license : 'unknown', text };
}

/** The notices as a text file; packages with one and the same licence text share it. */
export function toNotices(packages: readonly BundledPackage[]): string {
  const byText = new Map<string, BundledPackage[]>();
  for (const item of packages) {
    const known = byText.get(item.text);
    if (known) known.push(item);
    else byText.set(item.text, [item]);
  }
  const parts = [...byText].map(([text, items]) => {
    const names = items.map(({ name, version, licence }) => `${name} ${version} (${licence})`).join('\n');
    return `${'='.repeat(80)}\n${names}\n${'='.repeat(80)}\n\n${text || noText}\n`;
  });
  return `Handoff Spec contains the following packages.\n\n${[...parts, postgres].join('\n')}`;
}

/** The module is compiled C; its package says nothing of what that was. */
const postgres = `${'='.repeat(80)}
libpg-query.wasm is compiled from libpg_query (BSD-3-Clause) and from PostgreSQL (PostgreSQL)
${'='.repeat(80)}

libpg_query: Copyright (c) 2015, Lukas Fittl <lukas@fittl.com>
https://github.com/pganalyze/libpg_query/blob/HEAD/LICENSE

PostgreSQL: Portions Copyright (c) 1996-2025, PostgreSQL Global Development Group
Portions Copyright (c) 1994, The Regents of the University of California
https://www.postgresql.org/about/licence/
`;

const noText = 'The package brings no licence text of its own; the licence named above applies.';

/** A bill of materials: CycloneDX 1.5 as JSON, without times or serial numbers, so that equal builds have equal ones. */
export function toBillOfMaterials(
  product: { readonly name: string; readonly version: string; readonly license: string },
  packages: readonly BundledPackage[],
): object {
  const components = packages.map(({ name, version, licence }) => ({
    type: 'library',
    'bom-ref': purlOf(name, version),
    name,
    version,
    purl: purlOf(name, version),
    licenses: [/ /.test(licence) ? { expression: licence } : { license: { id: licence } }],
  }));
  const { name, version } = product;
  const ref = purlOf(name, version);
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': ref,
        name,
        version,
        purl: ref,
        licenses: [{ license: { id: product.license } }],
      },
    },
    components,
    dependencies: [{ ref, dependsOn: components.map(c => c['bom-ref']) }],
  };
}

/** Package URL (purl-spec, type npm): the `@` of a scope is escaped. */
const purlOf = (name: string, version: string): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;
