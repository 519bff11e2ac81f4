/** Units and the nouns that are counted: how they are spelt and what one of them is in the base unit. */

export interface Unit {
  readonly kind: 'time' | 'bytes' | 'rate' | 'bandwidth';
  /** In seconds, bytes, per second or bytes per second. */
  readonly size: number;
}

const day = 86400;

const times: readonly (readonly [size: number, words: string])[] = [
  [1e-9, 'ns nanosecond nanoseconds'],
  [1e-6, 'us µs μs usec microsecond microseconds'],
  [1e-3, 'ms msec msecs millis millisecond milliseconds'],
  [1, 's sec secs second seconds'],
  [60, 'm min mins minute minutes'],
  [3600, 'h hr hrs hour hours'],
  [day, 'd day days'],
  [7 * day, 'w wk wks week weeks'],
  [30 * day, 'month months'],
  [365 * day, 'yr yrs year years'],
];

const bytes: readonly (readonly [size: number, words: string])[] = [
  [1, 'byte bytes'],
  [1e3, 'kb kilobyte kilobytes'],
  [1e6, 'mb megabyte megabytes'],
  [1e9, 'gb gigabyte gigabytes'],
  [1e12, 'tb terabyte terabytes'],
  [1e15, 'pb petabyte petabytes'],
  [2 ** 10, 'kib'],
  [2 ** 20, 'mib'],
  [2 ** 30, 'gib'],
  [2 ** 40, 'tib'],
];

const rates: readonly (readonly [size: number, words: string])[] = [
  [1, 'rps qps tps'],
  [1 / 60, 'rpm qpm tpm'],
];

const bits: readonly (readonly [size: number, words: string])[] = [
  [1e3 / 8, 'kbps'],
  [1e6 / 8, 'mbps'],
  [1e9 / 8, 'gbps'],
];

const units = new Map<string, Unit>();
for (const [kind, rows] of [
  ['time', times],
  ['bytes', bytes],
  ['rate', rates],
  ['bandwidth', bits],
] as const)
  for (const [size, words] of rows) for (const word of words.split(' ')) units.set(word, { kind, size });

const binary: ReadonlyMap<string, number> = new Map([
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
]);

/** The unit that a word spells. `Mb` may be bits or bytes and `5 M` is a million: neither is one. */
export function unitOf(word: string): Unit | undefined {
  const size = binary.get(word);
  if (size !== undefined) return { kind: 'bytes', size };
  if (word.length === 1 && word !== word.toLowerCase()) return undefined;
  if (/^[KMGTP]b$/.test(word)) return undefined;
  return units.get(word.toLowerCase());
}

/** Seconds of a unit of time. */
export function secondsOf(word: string): number | undefined {
  const unit = unitOf(word);
  return unit?.kind === 'time' ? unit.size : undefined;
}

/** What a word or letter behind a number multiplies it by. */
export const scaleOf = (word: string): number | undefined =>
  ({ k: 1e3, K: 1e3, M: 1e6, bn: 1e9, thousand: 1e3, million: 1e6, billion: 1e9 })[word];

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const counted =
  words(`accounts agents alerts attempts batches bookings buyers calls cases characters chars clients
  columns connections consumers containers cores cpus customers decisions deployments devices digits documents
  elements entries errors events exceptions failures fields files hits hosts incidents instances items jobs keys
  letters lines members merchants messages nodes objects operations ops orders pages partitions patients payments
  people pods points processes queries readings records regions replicas reps req reqs requests responses restarts
  retries rows samples seats servers sessions shards shipments subscribers tables tasks tenants threads tickets times
  timeouts tokens transactions tries updates uploads users values views visitors vus words workers writes reads zones`);

const singular =
  words(`attempt call case character char connection customer element entry error event failure file
  instance item job message node order record replica request retry row server session time try user worker`);

/** Something that specifications count. */
export const isCounted = (word: string, value: number): boolean =>
  counted.has(word) || (value === 1 && singular.has(word));

const notCounted =
  words(`is was has does as its this thus always perhaps across less plus minus versus means returns
  requires goes comes needs wins applies applys contains starts ends stays keeps gets gives takes shows uses becomes
  allows sends adds makes lets sets fails succeeds ins yes bus status process access address class business series
  towards afterwards upwards times sometimes days hours minutes seconds ms follows exists happens matches meets
  gbps mbps kbps dollars euros pounds cents degrees percents us`);

/** A plural that no list knows: lower case, no verb. */
export const isPlural = (word: string): boolean =>
  /^[a-z]{3,}s$/.test(word) && !/(?:ss|us|is)$/.test(word) && !notCounted.has(word);

const labels =
  words(`iso rfc tls ssl http https oauth version ver v sha aes rsa utf step phase section tier level
  page chapter figure fig table appendix port code status error no nr number day week month year quarter sprint
  milestone release firmware java node python postgres postgresql redis mysql go php ruby ios android windows ubuntu
  part priority issue ticket pr bug id stage wave iteration rule option line column rev revision draft api ipv4 ipv6
  ecma es pci cve nist ieee adr prd epic story group room building floor chart note schema kafka kubernetes v1 dotnet
  typescript javascript angular react vue bcp unicode openapi swagger asyncapi markdown css html mp eur usd gbp chf jpy
  january february march april may june july august september october november december jan feb mar apr jun jul aug
  sep sept oct nov dec`);

/** A word that makes the number behind it a name: `TLS 1.3`, `ISO 4217`, `step 3`. */
export const isLabel = (word: string): boolean => labels.has(word);

const stops =
  words(`a an and or the of in on at to for from by with per is are was be been than then if when while as
  it its not no over under above below within into onto after before until each every more less most least max min up
  code codes but that which who only also`);

/** A word that cannot stand between a number and its noun. */
export const isStop = (word: string): boolean => stops.has(word);
