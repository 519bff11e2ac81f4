/** A link that leads nowhere: `[text]()`. */

import { eachProse } from '../spec/prose.ts';
import { textOf } from '../text/span.ts';
import { sectionRule } from './rule.ts';

export const linkEmpty = sectionRule({
  id: 'link-empty',
  title: 'Link without a target',
  why: 'It looks like a link and opens nothing; the document that it was to name stays unknown.',
  severity: 'error',
  examples: [
    {
      bad: '## Appendix\n\n### B: Database ERD\n\n‹[Entities of saved searches]()›\n',
      good: '## Appendix\n\n### B: Database ERD\n\n[Entities of saved searches](appendix/tech-001-erd.mmd)\n',
    },
    {
      bad: '### Architecture Decision\n\n- See ‹[ADR-034]( )› and `[x]()`.\n\n| Part | Where |\n|---|---|\n| Job | ‹![drawing](<>)› |\n',
      good: '### Architecture Decision\n\n- See `[ADR-034]()`, [ADR-035]( https://example.com/adr(35) ) and handlers[i](), which is no link.\n\n```\n[ADR-034]()\n```\n',
    },
  ],
  *check(section) {
    // Most sections have no link at all.
    const { start: from, end } = section.part;
    if (!section.text.slice(from, end).includes('](')) return;
    for (const { start, text } of eachProse(section))
      for (const match of text.matchAll(emptyLink)) {
        const span = { start: start + match.index, end: start + match.index + match[0].length };
        // An address that was blanked out is one all the same.
        if (textOf(section.text, span) !== match[0]) continue;
        yield {
          span,
          message: `Unexpected link '${match[1]}' without a target, expected an address or a file`,
        };
      }
  },
});

// Behind a word the brackets are more likely an index and a call.
const emptyLink = /(?<![\w\\\])!])!?\[([^[\]\r\n]+)\]\([ \t]*(?:<[ \t]*>[ \t]*)?\)/g;
