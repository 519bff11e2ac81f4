/** Words of the template → the TextMate grammar that colours them inside Markdown. */

export interface GrammarInput {
  /** Bracketed texts of the template, with or without their brackets. */
  readonly placeholders: readonly string[];
  /** Keys of the document header, as the template spells them and without their colon. */
  readonly headerKeys: readonly string[];
  /** Values of the STATUS field. */
  readonly statuses: readonly string[];
  /** HTTP methods that start the heading of an endpoint. */
  readonly methods: readonly string[];
}

interface Rule {
  readonly [key: string]: unknown;
}

/** A piece of a regular expression and the scopes of what it matches. */
type Part = string | readonly [source: string, scopes: string, ...patterns: Rule[]];

/**
 * Inline text only, after Markdown has begun the block: a rule that won at the block's first character would
 * keep the block from beginning. Code of a known language is `meta.embedded`; `meta.fence` is what the two fence
 * rules below put on a fence. Tasks, fields and rows start at `\G`, the place where their block began.
 */
const SELECTOR =
  'L:(meta.paragraph.markdown | markup.heading.markdown | markup.table.markdown | markup.fenced_code.block.markdown)' +
  ' - (meta.embedded | meta.fence | meta.link | meta.image | meta.tag | comment)';

const STATUS = 'STATUS';

const scope = {
  placeholder: 'markup.italic.placeholder.handoff constant.other.placeholder.handoff',
  key: 'support.type.header-key.handoff',
  colon: 'punctuation.separator.key-value.handoff',
  status: 'entity.name.type.status.handoff',
  method: 'keyword.control.method.handoff',
  path: 'entity.name.function.path.handoff',
  parameter: 'variable.parameter.path.handoff',
  open: 'markup.changed.task.open.handoff',
  done: 'markup.inserted.task.done.handoff',
  box: 'support.type.box.handoff',
  arrow: 'keyword.control.arrow.handoff',
  bold: 'markup.bold.markdown',
  boldMark: 'markup.bold.markdown punctuation.definition.bold.markdown',
  raw: 'markup.inline.raw.string.markdown',
  rawMark: 'markup.inline.raw.string.markdown punctuation.definition.raw.markdown',
  bar: 'punctuation.definition.table.markdown',
};

export function toGrammar(template: GrammarInput): object {
  const input = {
    ...template,
    placeholders: template.placeholders.map(text => text.replace(/^\[|\]$/g, '')),
  };
  return {
    name: 'Handoff Spec',
    scopeName: 'markdown.handoff.injection',
    injectionSelector: SELECTOR,
    patterns: ['plain-fence', 'foreign-fence', 'header', 'header-row', 'endpoint', 'task', 'placeholder'].map(
      include,
    ),
    repository: {
      'plain-fence': plainFence(),
      'foreign-fence': foreignFence(),
      'fence-header': { patterns: headerLines(input, '(?:^|\\G)[ \\t]*') },
      box: { match: '[\\x{2500}-\\x{257F}]+', name: scope.box },
      arrow: { match: '[\\x{2190}-\\x{21FF}\\x{25B2}-\\x{25C5}]', name: scope.arrow },
      header: { patterns: [...headerLines(input, '\\G'), ...boldHeaderLines(input)] },
      'header-row': { patterns: headerRows(input) },
      endpoint: { patterns: endpoints(input) },
      task: { patterns: [task(' ', scope.open), task('[xX]', scope.done)] },
      ...placeholders(input),
    },
  };
}

const include = (name: string): Rule => ({ include: `#${name}` });

/** Behind the mark of a fence and up to two blanks. */
const opener = (end: string): string =>
  `(?<=${['', ' ', '  '].flatMap(blanks => [`\`\`\`${blanks}${end}`, `~~~${blanks}${end}`]).join('|')})`;

/** The content of a fence without a language; it begins at the end of the opening line, which Markdown has read. */
function plainFence(): Rule {
  return {
    begin: `\\G(?:${opener('\\n')}|${opener('')}((?i:te?xt|plain|plaintext|ascii))(?![^\\s,:{])[^\`\\n]*$\\n?)`,
    beginCaptures: { 1: { name: 'fenced_code.block.language' } },
    while: '(?:^|\\G)(?![ \\t]*(?:`{3,}|~{3,})[ \\t]*$)',
    contentName: 'meta.fence.plain.handoff',
    patterns: ['fence-header', 'box', 'arrow', 'placeholder-in-fence'].map(include),
  };
}

/** The content of a fence in a language Markdown does not know: nothing in it is ours; the scope has no colour. */
function foreignFence(): Rule {
  return {
    begin: `\\G${opener('')}(?=[^\\s\`~])`,
    while: '(?:^|\\G)(?![ \\t]*(?:`{3,}|~{3,})[ \\t]*$)',
    contentName: 'meta.fence.foreign.handoff',
  };
}

/** `STATUS: Draft` at the start of a line. */
function headerLines({ headerKeys, statuses }: GrammarInput, start: string): Rule[] {
  const status = statusValue(statuses);
  return [
    ...(headerKeys.includes(STATUS)
      ? [rule(start, [STATUS, scope.key], [':', scope.colon], '[ \\t]*', status)]
      : []),
    rule(start, [anyOf(headerKeys), scope.key], [':', scope.colon], '(?=\\s|$)'),
  ];
}

/** `**STATUS:** Draft` and `**STATUS**: Draft` at the start of a line or list item. */
function boldHeaderLines({ headerKeys, statuses }: GrammarInput): Rule[] {
  const inside = (keys: string): Part[] => [
    ['\\*\\*', scope.boldMark],
    [keys, `${scope.bold} ${scope.key}`],
    [':', `${scope.bold} ${scope.colon}`],
    ['\\*\\*', scope.boldMark],
  ];
  const outside = (keys: string): Part[] => [
    ['\\*\\*', scope.boldMark],
    [keys, `${scope.bold} ${scope.key}`],
    ['\\*\\*', scope.boldMark],
    [':', scope.colon],
  ];
  return [inside, outside].flatMap(form => [
    ...(headerKeys.includes(STATUS) ? [rule('\\G', ...form(STATUS), '[ \\t]*', statusValue(statuses))] : []),
    rule('\\G', ...form(anyOf(headerKeys)), '(?=\\s|$)'),
  ]);
}

/**
 * `| STATUS: | Draft |` as first cell of a row. Without a colon it must be bold and the row have two cells, as
 * capitals are as likely a column title or a data type; only a status in the cell beside settles the matter.
 * The first bar may be ours or already read by the table.
 */
function headerRows({ headerKeys, statuses }: GrammarInput): Rule[] {
  const start: Part[] = ['\\G(?:', ['\\|', scope.bar], '|(?<=\\|))[ \\t]*'];
  const plain = (keys: string, colon: string): Part[] => [
    [keys, scope.key],
    [colon, scope.colon],
  ];
  const bold = (keys: string): Part[] => [
    ['\\*\\*', scope.boldMark],
    [keys, `${scope.bold} ${scope.key}`],
    [':?', `${scope.bold} ${scope.colon}`],
    ['\\*\\*', scope.boldMark],
    [':?', scope.colon],
  ];
  const beside: Part[] = ['[ \\t]*', ['\\|', scope.bar], '[ \\t]*', statusValue(statuses)];
  const known = anyOf(headerKeys);
  return [
    ...(headerKeys.includes(STATUS)
      ? [rule(...start, ...plain(STATUS, ':?'), ...beside), rule(...start, ...bold(STATUS), ...beside)]
      : []),
    rule(...start, ...plain(known, ':'), '(?=[ \\t]*\\|)'),
    rule(...start, ...bold(known), '(?=[ \\t]*\\|[^|]*\\|[ \\t]*$)'),
  ];
}

/** The whole value, or one followed by a remark: "Complete" in "Complete rewrite of the parser" is no status. */
const statusValue = (statuses: readonly string[]): Part =>
  [`(?i:${anyOf(statuses)})(?=[ \\t]*(?:$|[|(,;<\\x{2013}\\x{2014}]|- ))`, scope.status] as const;

/** `POST /api/v1/things` as text of a heading, in backticks or without. */
function endpoints({ methods, placeholders }: GrammarInput): Rule[] {
  const method = anyOf(methods);
  const path = '/[^\\s`]*';
  /** Outside backticks an underscore or star at the edge of a word is emphasis, and stays it. */
  const barePath = '/(?:[^\\s`_*]|(?<=\\w)_(?=\\w))*';
  const inside = [
    { match: '\\{[^{}/]+\\}|(?<=/):\\w+|<[^<>/]+>', name: scope.parameter },
    { match: `\\[${anyOf(placeholders)}\\]`, name: scope.placeholder },
  ];
  return [
    rule(
      '(?<=# )',
      ['`', scope.rawMark],
      [method, `${scope.raw} ${scope.method}`],
      ['[ \\t]+', scope.raw],
      [path, `${scope.raw} ${scope.path}`, ...inside],
      ['`', scope.rawMark],
    ),
    rule('(?<=# )', [method, scope.method], '[ \\t]+', [barePath, scope.path, ...inside]),
  ];
}

/** `[ ]` or `[x]` right behind the mark of a list item; anywhere else brackets stay what they were. */
function task(mark: string, name: string): Rule {
  const behind = ['', ' ', '  ', '   '].map(more => `[-*+.)][ \\t]${more}`).join('|');
  return { match: `(?<=${behind})\\G\\[${mark}\\](?=[ \\t])`, name };
}

/**
 * A phrase of the template is coloured wherever it stands. A single word in brackets is in other documents a
 * reference (`[1.0]`) and a single letter a check mark (`[X]`), so these two only count where the template has
 * them: at the start of a cell, after a task mark or header key, and a letter with a rate behind it.
 */
function placeholders({ placeholders: all, headerKeys }: GrammarInput): Record<string, Rule> {
  const letters = all.filter(text => text.length === 1);
  const words = all.filter(text => text.length > 1 && /^[\w.-]+$/.test(text));
  const phrases = all.filter(text => !/^[\w.-]+$/.test(text));
  const keys = headerKeys.map(escaped).flatMap(key => [`${key}: `, `${key}:\\*\\* `, `${key}\\*\\*: `]);
  const slot = ['\\|', '\\| ', '\\[[ xX]\\] ', ...keys].join('|');
  const noLink = '(?![(\\[])';
  const matches = (...rules: string[]): Rule => ({
    patterns: rules.map(match => ({ match, name: scope.placeholder })),
  });
  return {
    placeholder: matches(
      `(?<![\\]\\[!\\\\])\\[${anyOf(phrases)}\\]${noLink}`,
      `(?<=${slot})\\[${anyOf(words)}\\]${noLink}`,
      `(?<=\\||\\| )\\[${anyOf(letters)}\\](?=[ \\t]+\\w+/\\w)`,
    ),
    'placeholder-in-fence': matches(`\\[${anyOf([...phrases, ...words])}\\]`),
  };
}

/** Numbers the captures of a match: each part with scopes becomes one. */
function rule(...parts: readonly Part[]): Rule {
  const captures: Record<string, Rule> = {};
  let count = 0;
  const match = parts.map(part => {
    if (typeof part === 'string') return part;
    const [source, name, ...patterns] = part;
    count += 1;
    captures[count] = patterns.length ? { name, patterns } : { name };
    return `(${source})`;
  });
  return { match: match.join(''), captures };
}

/** Longest first, so that no text hides a longer one; nothing matches when there is no text. */
const anyOf = (texts: readonly string[]): string =>
  texts.length
    ? `(?:${[...new Set(texts)]
        .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
        .map(escaped)
        .join('|')})`
    : '(?!)';

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
