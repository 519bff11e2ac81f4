/** OpenAPI: a description of an API → its operations, their statuses and the fields of their bodies. */

import { type DataNode, memberOf, readData } from './data.ts';
import { readShape, resolved, type Shape } from './shape.ts';

export interface Operation {
  /** Upper case. */
  readonly method: string;
  /** With the path of the server in front of it, as far as there is just one. */
  readonly path: string;
  /** Without it. */
  readonly ownPath: string;
  /** Three digits each. */
  readonly statuses: ReadonlySet<number>;
  /** It answers with more than these: `default`, `4XX`, or what lies in another file. */
  readonly isOpen: boolean;
  readonly request?: Shape;
  /** By status. */
  readonly responses: ReadonlyMap<number, Shape>;
}

export interface OpenApi {
  readonly operations: readonly Operation[];
  /** Paths that lie in other files: more operations than these. */
  readonly isOpen: boolean;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const maxOperations = 500;
/** Characters; YAML beyond would hold up the editor. */
const maxYaml = 100_000;

/**
 * The operations of an OpenAPI 3 document or of Swagger 2, JSON or YAML; undefined for all other texts and for those with
 * faults. Total. Source: OpenAPI 3.1, 4.8.
 */
export function readOpenApi(text: string): OpenApi | undefined {
  if (!/\b(?:openapi|swagger)\b/.test(text.slice(0, 5000))) return undefined;
  const isJson = /^\s*\{/.test(text);
  if (!isJson && text.length > maxYaml) return undefined;
  const { root, faults } = readData(text, isJson ? 'json' : 'yaml');
  if (!root || faults.length > 0) return undefined;
  const version = String(memberOf(root, 'openapi')?.value ?? memberOf(root, 'swagger')?.value ?? '');
  const paths = memberOf(root, 'paths');
  if (!/^[23](?:\.|$)/.test(version) || !paths?.members) return undefined;
  const base = basePath(root);
  const operations: Operation[] = [];
  let isOpen = false;
  for (const { key, value } of paths.members) {
    if (memberOf(value, '$ref')) isOpen = true;
    for (const { key: word, value: own } of value.members ?? [])
      if (methods.includes(word) && operations.length < maxOperations)
        operations.push(
          readOperation(root, { method: word.toUpperCase(), path: base + key, ownPath: key, own }),
        );
  }
  return { operations, isOpen: isOpen || operations.length >= maxOperations };
}

/** The path of all servers, where they have the same: `/v1` of `https://api.example.com/v1`. */
function basePath(root: DataNode): string {
  const urls = (memberOf(root, 'servers')?.items ?? []).map(s => String(memberOf(s, 'url')?.value ?? ''));
  const bases = new Set(
    urls.map(url => url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*|^\/\/[^/]*/i, '').replace(/\/{1,9}$/, '')),
  );
  return bases.size === 1
    ? [...bases][0]!
    : String(memberOf(root, 'basePath')?.value ?? '').replace(/\/$/, '');
}

interface Found {
  readonly method: string;
  readonly path: string;
  readonly ownPath: string;
  readonly own: DataNode;
}

function readOperation(root: DataNode, { method, path, ownPath, own }: Found): Operation {
  const statuses = new Set<number>();
  const responses = new Map<number, Shape>();
  let isOpen = false;
  for (const { key, value } of memberOf(own, 'responses')?.members ?? []) {
    const status = /^[1-5]\d\d$/.test(key) ? Number(key) : undefined;
    if (status === undefined) isOpen ||= !key.startsWith('x-');
    else {
      statuses.add(status);
      const schema = bodyOf(root, value);
      if (schema) responses.set(status, readShape(root, schema));
    }
  }
  const request = bodyOf(root, memberOf(own, 'requestBody')) ?? swaggerBody(own);
  return {
    method,
    path,
    ownPath,
    statuses,
    isOpen,
    ...(request ? { request: readShape(root, request) } : {}),
    responses,
  };
}

/** The schema of a JSON body; undefined where there is none. */
function bodyOf(root: DataNode, written: DataNode | undefined): DataNode | undefined {
  const body = written && resolved(root, written);
  const content = memberOf(body, 'content')?.members ?? [];
  const json = content.find(({ key }) => /^application\/(?:[\w.+-]+\+)?json\b/i.test(key));
  return memberOf(json?.value, 'schema') ?? memberOf(body, 'schema');
}

const swaggerBody = (own: DataNode): DataNode | undefined =>
  memberOf(
    memberOf(own, 'parameters')?.items?.find(p => memberOf(p, 'in')?.value === 'body'),
    'schema',
  );
