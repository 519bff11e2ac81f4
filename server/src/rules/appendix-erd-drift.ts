/** A diagram of the entities in the appendix that shows other tables or columns than the data model. */

import { identifierOf } from '../library/entry.ts';
import { type DrawnEntity, readEntities } from '../notations/mermaid/entities.ts';
import { erdDrift } from '../spec/erd-drift.ts';
import { type FileContent, linkedFiles } from '../spec/linked-file.ts';
import { sectionsOfKind } from '../spec/place.ts';
import type { Spec } from '../spec/spec.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import { type FileFacts, specRule } from './rule.ts';

const start =
  '## Data Model\n\n### New Entities\n\n#### `Order`\n\n```sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  ';
const middle = '\n);\n';
const end = '```\n\n## Appendix\n\n### B: Database ERD\n\n';
const erd =
  'erd.mmd=erDiagram\n  CUSTOMER ||--o{ ORDER : places\n  ORDER {\n    uuid id PK\n    text note "a remark"\n  }\n  CUSTOMER {\n    uuid id PK\n  }\n';

export const appendixErdDrift = specRule({
  id: 'appendix-erd-drift',
  title: 'Diagram of the entities differs from the data model',
  why: 'The diagram is what most people look at; what it lacks they believe not to exist.',
  severity: 'info',
  examples: [
    {
      bad: `${start}‹total› BIGINT,\n  customer_id UUID REFERENCES customers(id)${middle}CREATE TABLE ‹order_lines› (id UUID PRIMARY KEY);\n${end}[Entities](erd.mmd)\n`
        .replace('orders (', '‹orders› (')
        .replace('customer_id', '‹customer_id›'),
      good: `${start}note TEXT${middle}${end}[Entities](erd.mmd)\n`.replace(
        'PRIMARY KEY,',
        'PRIMARY KEY, -- a key\n',
      ),
      files: [erd],
    },
    {
      bad: `${start}‹note› TEXT${middle}${end}\`\`\`mermaid\nerDiagram\n  orders {\n    UUID id PK\n  }\n\`\`\`\n`,
      good: `${start}note TEXT${middle}${end}\`\`\`mermaid\nerDiagram\n  orders ||--|{ lines : has\n\`\`\`\n`,
    },
  ],
  *check(spec, _, { files }) {
    const id = identifierOf(spec);
    for (const { name, span, content } of diagramsOf(spec, files)) {
      const drawn = entitiesIn(content).drawn;
      if (!drawn) continue;
      const isOwn = id !== '' && content.text.includes(id);
      for (const { span: own, what, isOnlyDrawn } of erdDrift(spec, drawn, isOwn))
        yield {
          span: own ?? span,
          message: isOnlyDrawn
            ? `${what} is only in ${name}, expected it in the data model, too`
            : `${what} is not in ${name}, expected it there, too`,
        };
    }
  },
});

interface Diagram {
  readonly name: string;
  readonly span: Span;
  readonly content: FileContent;
}

/** Of the appendix: in its fences and in the files that it links to. */
function* diagramsOf(spec: Spec, files: FileFacts | undefined): Generator<Diagram> {
  for (const { section, origin } of sectionsOfKind(spec, 'artefact'))
    for (const { fence } of section.fences)
      if (fence.language === 'mermaid') {
        const text = section.text.slice(fence.content.start, fence.content.end);
        yield { name: 'the diagram of the appendix', span: shift(fence.content, origin), content: { text } };
      }
  if (files) yield* linkedFiles(spec, { form: /\.(?:mmd|mermaid)$/i, files });
}

const entitiesIn = memo(({ text }: FileContent): { readonly drawn: DrawnEntity[] | undefined } => ({
  drawn: readEntities(text),
}));
