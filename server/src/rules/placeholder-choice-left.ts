/** A list of choices, such as New/Modify/Deprecate, of which none was taken. */

import { isChoiceList } from '../spec/choice.ts';
import { headerBlocksOf } from '../spec/header.ts';
import { eachCell, type Section } from '../spec/section.ts';
import { readChoices } from '../template/placeholder.ts';
import type { SectionSlot } from '../template/template.ts';
import { replace } from '../text/edit.ts';
import { memo } from '../text/memo.ts';
import { type Span, textOf } from '../text/span.ts';
import { gate, sectionRule } from './rule.ts';

export const placeholderChoiceLeft = sectionRule({
  id: 'placeholder-choice-left',
  title: 'Choice not made',
  why: 'The list shows what could be chosen; a reader cannot tell what was.',
  severity: gate({ Draft: 'info', 'In Review': 'warning', Approved: 'error' }),
  examples: [
    {
      bad: '### Component Changes\n\n| Component | Change Type | Description |\n|---|---|---|\n| API | ‹New/Modify/Deprecate› | Stores searches |\n| Web | ‹New / Modify / Deprecate› | Lists them |\n',
      good: '### Component Changes\n\n| Component | Change Type | Description |\n|---|---|---|\n| API | New/Modify | Stores searches |\n| Web | New | Lists them |\n',
    },
    {
      bad: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nSTATUS: ‹Draft/In Review/Approved/Implementation/Complete›\n```\n',
      good: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nSTATUS: [Draft/In Review/Approved/Implementation/Complete]\n```\n',
    },
    {
      bad: '## Integration Points\n\n### External Services\n\n#### Mail Service\n\n**Type**: ‹REST API / GraphQL / Webhook / Message Queue›\n\n**Authentication**:\n```\nMethod: ‹OAuth2/API Key/JWT›\nCredentials: ‹Stored in: Vault/Env/Config›\n```\n',
      good: '## Integration Points\n\n### External Services\n\n#### Mail Service\n\n**Type**: REST API\n\n**Authentication**:\n```\nMethod: OAuth2/JWT\nCredentials: Stored in: Vault\n```\n',
    },
  ],
  *check(section) {
    const found = new Set<number>();
    for (const { span, choices } of [
      ...cells(section),
      ...labels(section),
      ...header(section),
      ...fences(section),
    ]) {
      if (found.has(span.start)) continue;
      found.add(span.start);
      yield {
        span,
        message: `Unexpected list of choices, expected one of ${choices.join(', ')}`,
        suggestions: choices.map(c => ({ title: `Replace with \`${c}\``, edits: [replace(span, c)] })),
      };
    }
  },
});

interface Left {
  readonly span: Span;
  readonly choices: readonly string[];
}

/** The text, if it is the whole list. In brackets it is a placeholder, which has a rule of its own. */
function leftOf({ text }: Section, span: Span, choices: readonly string[]): Left[] {
  const raw = textOf(text, span);
  const isList =
    choices.length > 1 && raw.length < 500 && !/^[*_`]*\[/.test(raw) && isChoiceList(raw, choices);
  return isList ? [{ span, choices }] : [];
}

const cells = (section: Section): Left[] =>
  section.tables.flatMap(table =>
    table.columns.flatMap(({ slot }, i) =>
      slot && slot.values.length > 1
        ? [...eachCell(table, i)].flatMap(({ span }) => leftOf(section, span, slot.values))
        : [],
    ),
  );

const labels = (section: Section): Left[] =>
  section.labels.flatMap(({ key, value }) => {
    const slot = section.slot?.labels.find(l => l.key === key);
    return leftOf(section, value, slot?.choices ?? []);
  });

const header = (section: Section): Left[] =>
  headerBlocksOf(section.part.chunk, section.template)
    .filter(({ span }) => section.part.start <= span.start && span.end <= section.part.end)
    .flatMap(({ entries }) => entries.flatMap(e => leftOf(section, e.valueSpan, e.field?.values ?? [])));

const pairs = /^[ \t]*\p{L}[^:\r\n\u2028\u2029]*:[ \t]+(\S.*)$/gmu;

/** Values in fences that are a placeholder of the template's own fence without its brackets. */
function fences(section: Section): Left[] {
  const lists = section.slot ? listsOf(section.slot) : [];
  if (lists.length === 0) return [];
  return section.fences.flatMap(({ fence: { content } }) =>
    [...textOf(section.text, content).matchAll(pairs)].flatMap(match => {
      const list = lists.find(l => l.label === match[1]!.trimEnd());
      const end = content.start + match.index + match[0].trimEnd().length;
      return list ? [{ span: { start: end - list.label.length, end }, choices: list.choices }] : [];
    }),
  );
}

/** Placeholders of a slot's fences that are lists; `Stored in: Vault/Env` says the same of each choice. */
const listsOf = memo((slot: SectionSlot): { label: string; choices: readonly string[] }[] =>
  slot.fences.flatMap(({ content }) =>
    [...content.matchAll(/:[ \t]+\[([^[\]\r\n]+)\][ \t]*$/gm)].flatMap(([, label]) => {
      const lead = /^[^/]*:\s+/.exec(label!)?.[0] ?? '';
      const choices = readChoices(label!.slice(lead.length)).map(choice => lead + choice);
      return choices.length > 1 ? [{ label: label!, choices }] : [];
    }),
  ),
);
