/** Stands in for `node:assert` where the in-editor tests run in a web worker: the few checks that they use. */

export const strict = { deepEqual, doesNotMatch, equal, fail, match, notEqual, ok, rejects };

function ok(value: unknown, message = `Unexpected ${shown(value)}`): void {
  if (!value) fail(message);
}

function equal(actual: unknown, expected: unknown, message?: string): void {
  ok(Object.is(actual, expected), message ?? `Unexpected ${shown(actual)}, expected ${shown(expected)}`);
}

function notEqual(actual: unknown, unexpected: unknown, message?: string): void {
  ok(!Object.is(actual, unexpected), message);
}

/** By their JSON: enough for the plain values that tests compare. */
function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  equal(shown(actual), shown(expected), message);
}

function match(text: string, pattern: RegExp, message?: string): void {
  ok(pattern.test(text), message ?? `Unexpected ${shown(text)}, expected ${pattern}`);
}

function doesNotMatch(text: string, pattern: RegExp, message?: string): void {
  ok(!pattern.test(text), message ?? `Unexpected ${shown(text)}, expected nothing like ${pattern}`);
}

async function rejects(promise: Promise<unknown>, pattern: RegExp): Promise<void> {
  const thrown = await promise.then(
    value => fail(`Unexpected ${shown(value)}, expected a rejection`),
    (error: unknown) => error,
  );
  match(String(thrown), pattern);
}

function fail(message: string): never {
  throw new Error(message);
}

function shown(value: unknown): string {
  return JSON.stringify(value, null, 2) ?? String(value);
}
