/** A code block that does not say its language, or says another. */

import type { Fence } from '../blocks/block.ts';
import type { Section, SpecFence } from '../spec/section.ts';
import { insertAt, replace } from '../text/edit.ts';
import { sectionRule } from './rule.ts';

export const fenceLanguage = sectionRule({
  id: 'fence-language',
  title: 'Code block without its language',
  why: 'Editors and checks read a code block by its language: colours, completion and syntax errors depend on it.',
  severity: 'hint',
  needs: 'fences',
  examples: [
    {
      bad: '## API Specification\n\n‹```›\n{ "id": 1 }\n```',
      good: '## API Specification\n\n```json\n{ "id": 1 }\n```',
    },
    {
      bad: '## Data Model\n\n‹~~~~›\n-- the searches\nCREATE TABLE search (id UUID);\n~~~~',
      good: '## Data Model\n\n```postgresql\nCREATE TABLE search (id UUID);\n```\n\n```\n[Client] --> [Server]\n```',
    },
    {
      bad: '## API Specification\n\n### New Endpoints\n\n#### `POST /searches`\n\n**Request**:\n‹```javascript›\n{ "name": "mine" }\n```',
      good: '## API Specification\n\n### New Endpoints\n\n#### `POST /searches`\n\n**Request**:\n```javascript\n{ name: "mine" }\n```',
    },
  ],
  *check(section) {
    for (const { fence, label } of section.fences) {
      if (!fence.closed || !isInQuestion(section, { fence, label })) continue;
      const language = languageOf(section.text.slice(fence.content.start, fence.content.end));
      if (language === undefined) continue;
      if (fence.language === '') {
        const at = marksOf(section, fence);
        yield {
          span: at,
          message: `Code block without a language, expected ${language}`,
          fix: { title: `Mark as ${language}`, edits: [insertAt(at.end, language)] },
        };
      } else if (isOther(section, { fence, label }, language)) {
        const at = marksOf(section, fence);
        const word = { start: fence.info.start, end: fence.info.start + fence.language.length };
        yield {
          span: { start: at.start, end: word.end },
          message: `Unexpected language ${fence.language}, expected ${language}`,
          fix: { title: `Mark as ${language}`, edits: [replace(word, language)] },
        };
      }
    }
  },
});

type Labelled = Pick<SpecFence, 'fence' | 'label'>;

/** It names no language, or one that is no kin to the template's there. */
const isInQuestion = ({ slot }: Section, { fence, label }: Labelled): boolean =>
  fence.language === '' ||
  (slot?.fences.some(f => f.label === label && !alike[f.language]?.test(fence.language)) ?? false);

/** What the content certainly is; most fences are none of these. */
function languageOf(content: string): string | undefined {
  if (/^\s*[{[]/.test(content)) return isJson(content) ? 'json' : undefined;
  return startsSql.test(content) ? 'sql' : undefined;
}

const startsSql =
  /^\s*(?:--[^\r\n]*[\r\n]\s*)*(?:CREATE\s+(?:TABLE|(?:UNIQUE\s+)?INDEX|TYPE)|ALTER\s+TABLE|DROP\s+(?:TABLE|INDEX|TYPE)|INSERT\s+INTO)\s+[\w"`[.]+/i;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const alike: Readonly<Record<string, RegExp>> = {
  json: /^(?:json\w*|jsonc|http|rest|hal)$/,
  sql: /sql|^(?:ddl|ora|sqlite\w*)/,
};

/** The template has this language there, and the fence says one that is no kin to it. */
function isOther({ slot }: Section, { fence, label }: Labelled, language: string): boolean {
  if (alike[language]?.test(fence.language)) return false;
  return slot?.fences.some(f => f.label === label && f.language === language) ?? false;
}

/** The opening marks; a fence inside a list begins behind the list's indentation. */
function marksOf({ text }: Section, fence: Fence): { start: number; end: number } {
  const start = text.indexOf(fence.marks, fence.span.start);
  return { start, end: start + fence.marks.length };
}
