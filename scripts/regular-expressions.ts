/** Says which regular expressions of the sources may take more than linear time, and fails if there are any. */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { type Expression, type Node, parse, type SpreadElement } from 'acorn';
import { check } from 'recheck';

const root = join(import.meta.dirname, '..');
const folders = ['server/src', 'client/src'];

export interface Pattern {
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

const textOf = ({ source, flags }: Pattern): string => `/${source}/${flags}`;

/** What is known only at run time is judged as if it were this; it fits a name as well as a count. */
const unknown = '2';

/** The regular expressions of a TypeScript file: literals, and `new RegExp` of a text that is known but for some names. */
export function readPatterns(code: string): Pattern[] {
  // Types become blanks, so that lines stay where they are.
  const tree = parse(stripTypeScriptTypes(code), {
    ecmaVersion: 'latest',
    sourceType: 'module',
    locations: true,
  });
  const nodes = [...eachNode(tree)];
  const constants = new Map<string, Expression>();
  for (const node of nodes)
    if (node.type === 'VariableDeclaration' && node.kind === 'const')
      for (const { id, init } of node.declarations)
        if (id.type === 'Identifier' && init) constants.set(id.name, init);
  return nodes.flatMap(node => {
    const line = node.loc!.start.line;
    if (node.type === 'Literal' && node.regex)
      return [{ line, source: node.regex.pattern, flags: node.regex.flags }];
    if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return [];
    if (node.callee.type !== 'Identifier' || node.callee.name !== 'RegExp') return [];
    const source = constantOf(node.arguments[0], constants);
    const flags = node.arguments[1] ? constantOf(node.arguments[1], constants) : '';
    return source === undefined || flags === undefined ? [] : [{ line, source, flags }];
  });
}

type AnyNode = Expression | SpreadElement | Extract<import('acorn').AnyNode, Node>;

function* eachNode(node: object): Generator<AnyNode> {
  if ('type' in node && typeof node.type === 'string') yield node as AnyNode;
  for (const value of Object.values(node))
    if (typeof value === 'object' && value !== null && !(value instanceof RegExp)) yield* eachNode(value);
}

/** The text of an expression, as far as the file tells; undefined where it tells nothing. */
function constantOf(
  node: AnyNode | undefined,
  constants: ReadonlyMap<string, Expression>,
): string | undefined {
  switch (node?.type) {
    case 'Literal':
      return node.regex?.pattern ?? String(node.value);
    case 'Identifier':
      return constantOf(constants.get(node.name), constants);
    case 'TemplateLiteral':
      return node.quasis
        .map(({ value }, i) => {
          const hole = node.expressions[i];
          return value.cooked + (hole ? (constantOf(hole, constants) ?? unknown) : '');
        })
        .join('');
    case 'BinaryExpression':
      return [node.left, node.right]
        .map(side => (side.type === 'PrivateIdentifier' ? undefined : constantOf(side, constants)) ?? unknown)
        .join('');
    case 'MemberExpression':
      return node.property.type === 'Identifier' && node.property.name === 'source'
        ? constantOf(node.object, constants)
        : undefined;
    default:
      return undefined;
  }
}

/**
 * Proofs by automata up to a size, attacks beyond: in a few seconds this finds what the checker finds in minutes, and no
 * clock has a say in it.
 */
const effort = { maxNFASize: 3000, attackLimit: 100_000_000, maxIteration: 5, timeout: 60_000 };

/** Why a pattern may take more than linear time, or could not be judged; an empty text if it is safe. */
export async function faultOf({ source, flags }: Pick<Pattern, 'source' | 'flags'>): Promise<string> {
  // Neither global nor indices change how a single match is sought, and sets are unknown to the checker.
  const verdict = await check(source, flags.replace(/[gd]/g, '').replace('v', 'u'), effort);
  if (verdict.status === 'safe') return '';
  return verdict.status === 'vulnerable'
    ? `${verdict.complexity.summary}, as with ${verdict.attack.pattern}`
    : `not judged: ${verdict.error.kind}`;
}

/** Judging takes seconds, and the patterns hardly change. */
const cacheFile = join(root, 'node_modules/.cache/handoff-spec/regular-expressions.json');
const { version } = createRequire(import.meta.url)('recheck/package.json') as { version: string };

function readCache(): Record<string, string> {
  try {
    const kept = JSON.parse(readFileSync(cacheFile, 'utf8')) as {
      version: string;
      faults: Record<string, string>;
    };
    return kept.version === version ? kept.faults : {};
  } catch {
    return {};
  }
}

/** Judges all patterns, several at a time; the faults by pattern. */
async function judge(patterns: readonly Pattern[]): Promise<Map<string, string>> {
  const kept = readCache();
  const faults = new Map<string, string>();
  const waiting = [...new Map(patterns.map(p => [textOf(p), p])).values()];
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
      faults.set(textOf(next), kept[textOf(next)] ?? (await faultOf(next)));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  mkdirSync(dirname(cacheFile), { recursive: true });
  writeFileSync(cacheFile, JSON.stringify({ version, faults: Object.fromEntries(faults) }));
  return faults;
}

async function run(): Promise<number> {
  const found = folders.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .sort()
      .flatMap(name => {
        const file = `${folder}/${name}`;
        return readPatterns(readFileSync(join(root, file), 'utf8')).map(pattern => ({ file, ...pattern }));
      }),
  );
  const faults = await judge(found);
  const faulty = found.filter(pattern => faults.get(textOf(pattern)));
  for (const pattern of faulty)
    process.stdout.write(
      `${pattern.file}:${pattern.line} ${textOf(pattern)}\n  ${faults.get(textOf(pattern))}\n`,
    );
  process.stdout.write(`${found.length} regular expressions, ${faulty.length} not linear\n`);
  return faulty.length > 0 ? 1 : 0;
}

if (import.meta.main) process.exitCode = await run();
