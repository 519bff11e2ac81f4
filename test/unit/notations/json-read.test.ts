/** JSON samples: every form in which people write them, where things stand, and what is said of broken ones. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isUnderstood, jsonTypeOf } from '../../../server/src/notations/json/node.ts';
import { maxDepth, maxLength, readJson } from '../../../server/src/notations/json/read.ts';
import { corpus } from '../../documents.ts';
import { type Random, random } from '../../random.ts';
import { eachNode, kinds, messages, plain, read } from './json-plain.ts';

const same = (cases: Readonly<Record<string, string>>): void => {
  for (const [text, expected] of Object.entries(cases)) {
    assert.equal(read(text), expected, text);
    assert.deepEqual(messages(text), [], text);
  }
};

describe('readJson reads', () => {
  it('JSON', () =>
    same({
      '{"a": 1, "b": [true, null, "x"], "c": {}}': '{a:1,b:[true,null,"x"],c:{}}',
      '[]': '[]',
      '-1.5e3': '-1500',
      '"\\u00e9\\n"': '"é\\n"',
      true: 'true',
      '': '',
      ' \n\t': '',
    }));

  it('what was left out', () =>
    same({
      '{...}': '{…}',
      '{ ..., "a": 1 }': '{a:1,…}',
      '{"a": 1, ...}': '{a:1,…}',
      '{"a": 1 ...}': '{a:1,…}',
      '{"a": 1, …}': '{a:1,…}',
      '{\n  "a": 1,\n  ...\n}': '{a:1,…}',
      '{\n  "a": 1\n  ...\n  "b": 2\n}': '{a:1,b:2,…}',
      '{ ... other fields }': '{…}',
      '{ ...base, "a": 1 }': '{a:1,…}',
      '{"a": [...]}': '{a:[…]}',
      '{"a": {...}, "b": 1}': '{a:{…},b:1}',
      '{"a": ...}': '{a:?}',
      '[{"a":1}, ...]': '[{a:1},…]',
      '[1, 2, 3...]': '[1,2,3,…]',
      '["a" ... "z"]': '["a","z",…]',
      '{"a": 1, // ...\n "b": 2}': '{a:1,b:2,…}',
      '{"a": 1,\n // other fields\n}': '{a:1,…}',
      '{"a": 1 /* … */}': '{a:1,…}',
      '{"...": "..."}': '{...:"...",…}',
      '{"<locale>": "x"}': '{<locale>:"x",…}',
    }));

  it('nothing into comments that leave nothing out', () =>
    same({
      '{"a": 1, // at most 3 more\n "b": 2}': '{a:1,b:2}',
      '{\n // the identifier\n "a": 1}': '{a:1}',
      '{"a": "..."}': '{a:"..."}',
      '# a remark\n{"a": 1} # another': '{a:1}',
    }));

  it('placeholders and type names as values', () =>
    same({
      '{"a": <uuid>, "b": <string or null>, "c": <base64url(file)>}': '{a:?,b:?,c:?}',
      '{"a": string, "b": integer, "c": uuid, "d": boolean}': '{a:?,b:?,c:?,d:?}',
      '{"a": boolean | null, "b": "x" | "y", "c": true/false, "d": string (optional), "e": string[]}':
        '{a:?,b:?,c:?,d:?,e:?}',
      '{"a": OrderItem, "b": User!, "c": [Name], "d": {id}, "e": {{x}}, "f": ${y}}':
        '{a:?,b:?,c:?,d:?,e:?,f:?}',
      '{"a": null | {"b": 1}, "c": {"d": 1} | null}': '{a:{b:1},c:{d:1}}',
      '[string]': '[?]',
      '[Feature Name]': '?',
    }));

  it('several documents, names and labels before them, and members without braces', () =>
    same({
      '{"a":1}\n{"b":2}': '{a:1} {b:2}',
      '{"a":1},\n{"b":2}': '{a:1} {b:2}',
      '{"a":1}\n\nor\n\n{"b":2}': '{a:1} {b:2}',
      'Assertion {"a":1}': '{a:1}',
      'Response:\n{"a":1}': '{a:1}',
      'const x = {"a":1};': '{a:1}',
      'data: {"a":1}\n\ndata: {"b":2}': '{a:1} {b:2}',
      '"a": 1,\n"b": {"c": 2}': '{a:1,b:{c:2}}',
      '"a": 1\n{"b": 2}': '{a:1} {b:2}',
    }));

  it('a text whose lines end in \\r\\n, with a byte order mark and blanks of other kinds', () =>
    same({ '\ufeff{\r\n\u00a0\u00a0"a": 1,\r\n  "b":\t2\r\n}\r\n': '{a:1,b:2}' }));
});

describe('readJson says', () => {
  const says = (cases: Readonly<Record<string, string>>): void => {
    for (const [text, expected] of Object.entries(cases)) {
      const { problems } = readJson(text);
      const found = problems.map(({ span, kind }) => `${kind} ${span.start}-${span.end}`);
      assert.equal([read(text), ...found].join(' | '), expected, text);
    }
  };

  it('what is broken, and where, and reads on', () =>
    says({
      '{"a": }': '{a:!} | unexpected 6-7',
      '{"a": , "b": 1}': '{a:!,b:1} | unexpected 6-7',
      '{"a":\n"b": 2}': '{a:!,b:2} | unexpected 6-9',
      '{"a"}': '{a:!} | unexpected 4-5',
      '{"a" 1}': '{a:1} | unexpected 5-6',
      '{"a": 1 "b": 2}': '{a:1,b:2} | missing-comma 8-11',
      '{"a": 1\n "b": 2}': '{a:1,b:2} | missing-comma 9-12',
      '[1 2 3]': '[1,2,3] | missing-comma 3-4',
      '{"a": [1, 2}': '{a:[1,2]} | unexpected 11-12',
      '{"a": {"b": 1}': '{a:{b:1}} | unclosed 0-1',
      '{"a": 1}}': '{a:1} | unexpected 8-9',
      '{"a": "b": 1, "c": 2}': '{a:?,c:2} | unexpected 9-10',
      '{"a": "x\n "b": 1}': '{a:"x",b:1} | unclosed 6-8',
      '{"a": foo}': '{a:?} | unexpected 6-9',
      '{"a": 10MB, "b": 007}': '{a:?,b:?} | unexpected 6-10 | unexpected 17-20',
      '{"a": http://x.y/z}': '{a:?} | unexpected 6-18',
      '{"a": "\\x"}': '{a:""} | escape 6-10',
      '[1,,2]': '[1,2] | unexpected 3-4',
      'hello world': ' | unexpected 0-5',
    }));

  it('what other notations allow, under its own name', () => {
    says({
      '{"a": 1,}': '{a:1} | trailing-comma 7-8',
      '[1,]': '[1] | trailing-comma 2-3',
      "{'a': 'it\\'s'}": `{a:"it's"} | quote 1-4 | quote 6-13`,
      '{“a”: 1}': '{a:1} | quote 1-4',
      '{a: 1}': '{a:1} | key 1-2',
      '{"a": "x\n y",\n "b": 1}': '{a:"x\\n y",b:1} | line-break 6-12',
    });
    assert.ok(isUnderstood(readJson('{"a": 1,}')));
    assert.ok(!isUnderstood(readJson('{"a": }')));
    assert.ok(!isUnderstood(readJson('')));
  });

  it('it in the words of the reader', () => {
    assert.deepEqual(messages('{"a": }'), ['Unexpected `}`, expected a value']);
    assert.deepEqual(messages('{"a": [1}'), ['Unexpected `}`, expected `]`']);
    assert.deepEqual(messages('{"a": 1'), ['Unexpected end, expected `}` for this `{`']);
    assert.deepEqual(messages('{"a": 1 "b": 2}'), ['Unexpected `"b"`, expected `,` before it']);
  });

  it('at most fifty things', () => assert.equal(kinds('{"a": foo, "b" 1}\n'.repeat(100)).length, 50));
});

describe('positions', () => {
  it('are those of the text', () => {
    const text =
      '\ufeffPOST /é\n\n{\r\n "kéy": "v\\u00e9", \'b\' : [1, <x y>], c: string | null\n}\n{"d": {}}';
    const [first, second] = readJson(text).documents;
    const keys = first!.members!.map(({ keySpan }) => text.slice(keySpan.start, keySpan.end));
    assert.deepEqual(keys, ['kéy', 'b', 'c']);
    const values = [...eachNode([first!])].slice(1).map(({ span }) => text.slice(span.start, span.end));
    assert.deepEqual(values, ['"v\\u00e9"', '[1, <x y>]', '1', '<x y>', 'string | null']);
    assert.equal(
      text.slice(first!.members![1]!.span.start, first!.members![1]!.span.end),
      "'b' : [1, <x y>]",
    );
    assert.equal(text.slice(second!.span.start, second!.span.end), '{"d": {}}');
  });

  it('of duplicates and comments', () => {
    const text = '{"a": 1, /* b */ "a": 2, "b": {"a": 3}} // c';
    const { duplicates, comments } = readJson(text);
    assert.deepEqual(duplicates, [{ key: 'a', span: { start: 18, end: 19 }, first: { start: 2, end: 3 } }]);
    assert.deepEqual(
      comments.map(({ start, end }) => text.slice(start, end)),
      ['/* b */', '// c'],
    );
  });

  it('agree with JSON.parse on what it can read', () => {
    const r = random(7);
    for (let i = 0; i < 300; i++) {
      const value = anyValue(r, 4);
      const text = JSON.stringify(value, null, r.pick([0, 2, '\t']));
      const sample = readJson(text);
      assert.deepEqual(sample.problems, [], text);
      assert.deepEqual(toValue(sample.documents[0]!), value, text);
      for (const node of eachNode(sample.documents)) {
        assert.deepEqual(JSON.parse(text.slice(node.span.start, node.span.end)), toValue(node));
        for (const { key, keySpan } of node.members ?? [])
          assert.equal(JSON.parse(`"${text.slice(keySpan.start, keySpan.end)}"`), key);
      }
    }
  });
});

type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

const strings = [
  '',
  'a',
  'é"\\',
  '...',
  '// x',
  '<uuid>',
  '{x}',
  "it's",
  '🙂\u0000',
  'http://a.b',
  '\u2028 "',
];

function anyValue(r: Random, depth: number): Value {
  if (depth === 0 || r.int(3) === 0) return r.pick<Value>([...strings, 0, -1.5e-7, 42, true, false, null]);
  if (r.int(2)) return Array.from({ length: r.int(4) }, () => anyValue(r, depth - 1));
  const keys = Array.from({ length: r.int(4) }, (_, i) => `${r.pick(['k', 'é "', 'a.b', "'"])}${i}`);
  return Object.fromEntries(keys.map(key => [key, anyValue(r, depth - 1)]));
}

const toValue = (node: ReturnType<typeof readJson>['documents'][number]): unknown =>
  node.items?.map(toValue) ??
  (node.members
    ? Object.fromEntries(node.members.map(({ key, value }) => [key, toValue(value)]))
    : node.value);

describe('HTTP in front of a body', () => {
  it('is read: request, status, headers, comments', () => {
    const text =
      'POST /v1/x?y=1 HTTP/1.1\nHost: a.b\nAccept: text/a,\n  text/b\n\n{"a":1}\n\nHTTP/1.1 201 Created\nLocation: /x/1\n\n{"b":2}';
    const { heads, documents, problems } = readJson(text);
    assert.deepEqual(problems, []);
    assert.equal(documents.map(plain).join(' '), '{a:1} {b:2}');
    assert.deepEqual(
      heads.map(({ method, path, status, headers, document }) => [
        method,
        path,
        status,
        headers.length,
        document,
      ]),
      [
        ['POST', '/v1/x?y=1', undefined, 2, 0],
        [undefined, undefined, 201, 1, 1],
      ],
    );
    const [request, response] = heads;
    assert.equal(text.slice(request!.pathSpan!.start, request!.pathSpan!.end), '/v1/x?y=1');
    assert.equal(text.slice(response!.statusSpan!.start, response!.statusSpan!.end), '201');
    const { nameSpan, valueSpan, name, value } = response!.headers[0]!;
    assert.equal(text.slice(nameSpan.start, nameSpan.end), name);
    assert.equal(text.slice(valueSpan.start, valueSpan.end), value);
    assert.equal(value, '/x/1');
  });

  it('in all its forms', () => {
    const head = (text: string): unknown[] =>
      readJson(text).heads.map(({ method, path, status, document }) =>
        [method, path, status, document].filter(x => x !== undefined),
      );
    for (const [text, expected] of [
      ['GET /a', [['GET', '/a', 0]]],
      ['GET  /a/:id   # one of them\n{"a":1}', [['GET', '/a/:id', 0]]],
      [
        '> DELETE /a\n< HTTP/1.1 204 No Content',
        [
          ['DELETE', '/a', 0],
          [204, 0],
        ],
      ],
      ['PUT /a {"a":1}', [['PUT', '/a', 0]]],
      ['POST https://a.b/c', [['POST', 'https://a.b/c', 0]]],
      [
        '// 400 Bad Request\n{"a":1}\n// 404\n{"a":1}',
        [
          [400, 0],
          [404, 1],
        ],
      ],
      ['200 OK\n{"a":1}', [[200, 0]]],
      ['Response (422):\n{"a":1}', [[422, 0]]],
      ['Content-Type: application/json\n\n{"a":1}', [[0]]],
      ['POST /a\nRequest: {"a":1}\nResponse: {"b":1}', [['POST', '/a', 0]]],
      ['200', []],
      ['{"a": "GET /a"}', []],
    ] as const) {
      assert.deepEqual(head(text), expected, text);
      assert.deepEqual(messages(text), [], text);
    }
  });
});

describe('readJson is total', () => {
  it('keeps to its limits', () => {
    const deep = readJson('['.repeat(100_000));
    assert.deepEqual(
      deep.problems.map(({ kind }) => kind),
      ['limit', 'unclosed'],
    );
    assert.equal([...eachNode(deep.documents)].length, maxDepth + 1);
    assert.equal(read(`${'['.repeat(300)}${']'.repeat(300)} {"a": 1}`).endsWith('{a:1}'), true);
    assert.deepEqual(kinds(' '.repeat(maxLength + 1)), ['limit']);
  });

  it('on large texts, in time', () => {
    const pieces = [
      '"a":1,',
      '[},',
      '{"a":',
      '"\n',
      '"\\\n',
      "'",
      '“',
      '<a',
      '{a',
      '[a',
      '// …\n',
      '/*',
      'a: {',
      '...,',
      'POST /a\n',
      'A-b: c\n',
      '1.',
      '\0',
      '\ud800',
      '"a" | ',
      'a b\n',
      ']',
    ];
    for (const piece of pieces) {
      const text = piece.repeat(maxLength / 8 / piece.length);
      for (const before of ['', '{"a": [']) {
        const start = process.cpuUsage().user;
        readJson(before + text);
        const took = (process.cpuUsage().user - start) / 1000;
        assert.ok(took < 800, `${JSON.stringify(piece)}: ${took} ms`);
      }
    }
  });

  it('on damaged ones: no throw, spans inside their parents', () => {
    const r = random(11);
    const marks = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      "'",
      '\n',
      '...',
      '<',
      '>',
      '/*',
      '//',
      '\\',
      'a',
      '1',
      '|',
      '\ud800',
      '\0',
      'POST /a\n',
      'null',
    ];
    const whole = '{"a": [1, {"b": "x"}, "y"], "c": {"d": null, "e": [[]]}, "f": <g>}';
    for (let i = 0; i < 3000; i++) {
      let text = whole;
      for (let n = r.int(6); n >= 0; n--) {
        const at = r.int(text.length + 1);
        text = text.slice(0, at) + r.pick(marks) + text.slice(at + r.int(3));
      }
      const sample = readJson(text);
      let last = 0;
      for (const document of sample.documents) {
        assert.ok(document.span.start >= last && document.span.end <= text.length, text);
        last = document.span.end;
      }
      for (const node of eachNode(sample.documents))
        for (const child of node.items ?? node.members?.map(({ value }) => value) ?? [])
          assert.ok(child.span.start >= node.span.start && child.span.end <= node.span.end, text);
      for (const { span } of sample.problems)
        assert.ok(span.start <= span.end && span.end <= text.length, text);
    }
  });
});

it('jsonTypeOf tells integers from numbers', () => {
  const types = readJson('[1, 1.5, "a", null, true, {}, [], <x>]').documents[0]!.items!.map(jsonTypeOf);
  assert.deepEqual(types, ['integer', 'number', 'string', 'null', 'boolean', 'object', 'array', 'unknown']);
});

it('understands nearly all samples of real specifications', { skip: corpus.length === 0 }, () => {
  const samples = corpus.flatMap(({ text }) =>
    [...text.matchAll(/^([ \t]*)```jsonc?[ \t]*\r?\n([\s\S]*?)^[ \t]*```/gm)].map(m =>
      m[2]!.replaceAll(`\n${m[1]}`, '\n'),
    ),
  );
  const understood = samples.filter(text => isUnderstood(readJson(text)));
  assert.ok(understood.length / samples.length >= 0.92, `${understood.length} of ${samples.length}`);
});
