/** A flag's name that is spelt unlike the others. */

import { type Flag, flagsIn } from '../spec/flag.ts';
import { replace } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { sectionRule } from './rule.ts';

const head =
  '## Rollout Plan\n\n### Feature Flags\n\n| Flag | Purpose | Default | Rollout |\n|---|---|---|---|\n';

export const flagNameFormat = sectionRule({
  id: 'flag-name-format',
  title: 'Flag spelt unlike the others',
  why: 'A flag is looked up by its exact name; where two spellings are in use, code asks for the wrong one and gets the default.',
  severity: 'hint',
  kinds: ['flags'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| search_save | Saving | OFF | 1% → 100% |\n| ‹search-list› | Listing | OFF | 5% → 100% |\n| ‹searchMail› | Mail | OFF | 5% → 100% |\n| search_sort | Order | OFF | 5% → 100% |\n`,
      good: `${head}| search_save | Saving | OFF | 1% → 100% |\n| \`search_list\` | Listing | OFF | 5% → 100% |\n| search | All of it | OFF | 5% → 100% |\n`,
    },
    {
      bad: `${head}| ‹Saved searches› | Saving | OFF | 1% → 100% |\n`,
      good: `${head}| saved-searches | Saving | OFF | 1% → 100% |\n| search-list | Listing | OFF | 5% → 100% |\n`,
    },
  ],
  *check(section) {
    const flags = flagsIn(section);
    const usual = usualStyle(flags);
    for (const { name, nameSpan } of flags) {
      const own = styleOf(name);
      if (own === usual || own === 'word' || own === 'unknown') continue;
      const wanted = spell(name, usual);
      if (wanted === name) continue;
      yield { ...finding(name, nameSpan, wanted) };
    }
  },
});

const finding = (name: string, span: Span, wanted: string) => ({
  span,
  message: `Unexpected flag name '${name}', expected ${wanted}`,
  suggestions: [{ title: `Rename to \`${wanted}\``, edits: [replace(span, wanted)] }],
});

type Style = 'snake' | 'kebab' | 'camel' | 'pascal' | 'upper' | 'words' | 'word' | 'unknown';

const styles: readonly (readonly [Style, RegExp])[] = [
  ['word', /^[a-z0-9]+$/],
  ['snake', /^[a-z0-9]+(?:_[a-z0-9]+)+$/],
  ['kebab', /^[a-z0-9]+(?:-[a-z0-9]+)+$/],
  ['upper', /^[A-Z0-9]+(?:_[A-Z0-9]+)*$/],
  ['camel', /^[a-z0-9]+(?:[A-Z][a-z0-9]*)+$/],
  ['pascal', /^(?:[A-Z][a-z0-9]+){2,}$/],
  ['words', /^[A-Za-z0-9]+(?: [A-Za-z0-9]+){1,4}$/],
];

const styleOf = (name: string): Style => styles.find(([, form]) => form.test(name))?.[0] ?? 'unknown';

/** The style of most names of more than one word; the first of equals, and snake where all are written as words. */
function usualStyle(flags: readonly Flag[]): Style {
  const counts = new Map<Style, number>();
  for (const { name } of flags) {
    const style = styleOf(name);
    if (style !== 'word' && style !== 'words' && style !== 'unknown')
      counts.set(style, (counts.get(style) ?? 0) + 1);
  }
  let best: Style = 'snake';
  for (const [style, count] of counts) if (count > (counts.get(best) ?? 0)) best = style;
  return best;
}

function spell(name: string, style: Style): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .map(word => word.toLowerCase());
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  switch (style) {
    case 'kebab':
      return words.join('-');
    case 'upper':
      return words.join('_').toUpperCase();
    case 'camel':
      return words.map((word, i) => (i === 0 ? word : capital(word))).join('');
    case 'pascal':
      return words.map(capital).join('');
    default:
      return words.join('_');
  }
}
