/** Endpoints: what the section of one endpoint says of its request, its responses and its errors. */

import { httpStatuses } from '../notations/http/http.ts';
import type { Label } from '../template/labels.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift, trimSpan } from '../text/span.ts';
import { type Change, changesOf } from './endpoint-change.ts';
import { type ErrorRow, errorRowsOf } from './endpoint-error.ts';
import { type EndpointHeading, readEndpointHeading, type Word } from './endpoint-heading.ts';
import { type FieldTable, fieldTablesOf } from './field.ts';
import { type Sample, samplesOf } from './json-sample.ts';
import { headingSpan, holdsPlaceholder, labelRegion, sectionsOfKind } from './place.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';

/** Spans count from the start of the section's chunk. */
export interface Endpoint extends EndpointHeading {
  readonly section: Section;
  /** The section says what changes in an endpoint that exists. */
  readonly isChange: boolean;
  /** The heading's content; absent without a heading. */
  readonly heading?: Word;
  /** The heading is still the template's. */
  readonly isOpen: boolean;
  readonly auth?: LabelText;
  readonly purpose?: LabelText;
  readonly request?: Message;
  readonly responses: readonly Response[];
  readonly errors: readonly ErrorRow[];
  readonly changes: readonly Change[];
}

/** A label and all that stands under it, its blanks left out. */
export interface LabelText extends Word {
  readonly label: Label;
}

export interface Message {
  readonly label?: Label;
  /** The first sample of it. */
  readonly sample?: Sample;
  readonly samples: readonly Sample[];
  readonly fields: readonly FieldTable[];
  /** From the label to the next one; empty where there is no label. */
  readonly region: Span;
}

export interface Response extends Message {
  readonly status?: number;
  readonly statusSpan?: Span;
  /** The phrase behind the status. */
  readonly reason?: Word;
}

/** The endpoint that a section of the kinds `endpoint` and `endpoint change` describes. */
export const endpointOf: (section: Section) => Endpoint = memo(readEndpoint);

/** All endpoints of a specification, new ones before changed ones. */
export const endpointsOf: (
  spec: Spec,
) => readonly { readonly placed: PlacedSection; readonly endpoint: Endpoint }[] = memo(spec =>
  ['endpoint', 'endpoint change'].flatMap(kind =>
    sectionsOfKind(spec, kind).map(placed => ({ placed, endpoint: endpointOf(placed.section) })),
  ),
);

function readEndpoint(section: Section): Endpoint {
  const span = headingSpan(section);
  const auth = labelText(section, /^auth/);
  const purpose = labelText(section, /^(?:purpose|description)\b/);
  const messages = messagesOf(section);
  const request = messages.find(m => m.role === 'request');
  return {
    ...(span ? headingIn(section, span) : { methods: [], parameters: [], isCode: false }),
    section,
    isChange: section.slot?.kind === 'endpoint change',
    ...(span ? { heading: { text: section.text.slice(span.start, span.end), span } } : {}),
    isOpen: span !== undefined && holdsPlaceholder(section, span),
    ...(auth ? { auth } : {}),
    ...(purpose ? { purpose } : {}),
    ...(request ? { request: request.message } : {}),
    responses: messages.filter(m => m.role === 'response').map(m => withStatus(section, m.message)),
    errors: errorRowsOf(section),
    changes: changesOf(section),
  };
}

function headingIn({ text }: Section, { start, end }: Span): EndpointHeading {
  const read = readEndpointHeading(text.slice(start, end));
  const move = (word: Word): Word => ({ ...word, span: shift(word.span, start) });
  return {
    ...read,
    ...(read.method ? { method: move(read.method) } : {}),
    ...(read.path ? { path: move(read.path) } : {}),
    ...(read.host ? { host: move(read.host) } : {}),
    parameters: read.parameters.map(p => ({ ...p, span: shift(p.span, start) })),
  };
}

function labelText(section: Section, key: RegExp): LabelText | undefined {
  const label = section.labels.find(l => key.test(l.key));
  if (!label) return undefined;
  const { end } = labelRegion(section, label);
  const other = section.part.blocks.find(
    ({ kind, span }) => span.start > label.span.start && (kind === 'table' || kind === 'fence'),
  );
  const region = { start: label.value.start, end: Math.min(end, other?.span.start ?? end) };
  const span = trimSpan(section.text, { ...region, end: Math.max(label.value.end, region.end) });
  return { label, text: section.text.slice(span.start, span.end), span };
}

type Role = 'request' | 'response' | 'error' | 'other';

interface Placed {
  readonly role: Role;
  readonly message: Message;
}

/** What the words of a label are about. Whatever names an error or a status of one is no response here. */
function roleOf(name: string): Role {
  const words = name.toLowerCase();
  if (/\berrors?\b|\bfail/.test(words) || /\b[45]\d\d\b/.test(words)) return 'error';
  if (/\b(?:response|returns?|success|result)\b/.test(words) || /^\d{3}\b/.test(words)) return 'response';
  if (/\b(?:request|payload|body)\b/.test(words)) return /\bheaders?\b/.test(words) ? 'other' : 'request';
  return 'other';
}

const roleOfParameters = /\bparam|\bquery\b|\bheaders?\b/i;

/** What has more labels describes no one endpoint. */
const maxLabels = 200;

function messagesOf(section: Section): Placed[] {
  const samples = samplesOf(section);
  const tables = fieldTablesOf(section);
  const groups: { label?: Label; role: Role; samples: Sample[]; fields: FieldTable[] }[] = [];
  const heads = section.labels
    .filter(label => roleOf(label.name) !== 'other' || isOwnPart(section, label))
    .slice(0, maxLabels);
  const groupAt = (offset: number): (typeof groups)[number] => {
    const label = heads.filter(l => l.span.end <= offset).at(-1);
    const known = groups.find(g => g.label === label);
    if (known) return known;
    const group = {
      ...(label ? { label } : {}),
      role: label ? roleOf(label.name) : ('other' as const),
      samples: [],
      fields: [],
    };
    groups.push(group);
    return group;
  };
  for (const label of heads) groupAt(label.span.end);
  for (const sample of samples) groupAt(sample.origin).samples.push(sample);
  for (const table of tables) groupAt(table.table.table.span.start).fields.push(table);
  return groups.flatMap(group => split(section, group));
}

/** Labels of tables of parameters and of the template end what stands above them. */
const isOwnPart = ({ slot }: Section, { key, name }: Label): boolean =>
  roleOfParameters.test(name) || slot?.labels.some(l => l.key === key) === true;

/** A sample under no telling label, or with an HTTP head of its own, is what its head says. */
function split(
  section: Section,
  { label, role, samples, fields }: { label?: Label; role: Role; samples: Sample[]; fields: FieldTable[] },
): Placed[] {
  const region = label ? labelRegion(section, label) : { start: 0, end: 0 };
  const own = samples.filter(s => role !== 'other' && !(role === 'request' && statusIn(s)));
  const placed: Placed[] = [];
  if (role !== 'other')
    placed.push({
      role,
      message: {
        ...(label ? { label } : {}),
        ...(own[0] ? { sample: own[0] } : {}),
        samples: own,
        fields,
        region,
      },
    });
  for (const sample of samples.filter(s => !own.includes(s))) {
    const status = statusIn(sample);
    const found: Role =
      status !== undefined
        ? status < 400
          ? 'response'
          : 'error'
        : sample.json.heads[0]?.method
          ? 'request'
          : 'other';
    if (found !== 'other')
      placed.push({
        role: found,
        message: { sample, samples: [sample], fields: [], region: sample.fence.span },
      });
  }
  return placed;
}

const statusIn = ({ json }: Sample): number | undefined =>
  json.heads.find(h => h.status !== undefined)?.status;

/** The status in the label, in its value, or in the head of the sample. */
function withStatus(section: Section, message: Message): Response {
  const { label, sample } = message;
  const line = label ? { start: label.span.start, end: label.value.end } : undefined;
  const found = line && statusWords(section.text.slice(line.start, line.end), line.start);
  if (found) return { ...message, ...found };
  const head = sample?.json.heads.find(h => h.status !== undefined);
  if (!sample || head?.status === undefined) return message;
  return {
    ...message,
    status: head.status,
    ...(head.statusSpan ? { statusSpan: shift(head.statusSpan, sample.origin) } : {}),
  };
}

const statusForm =
  /(?<![\w.,-])([1-9]\d\d)(?![\w%]|[.,-]\d)(?:[ \t]{0,3}[-–—:]?[ \t]{0,3}([A-Za-z][A-Za-z'-]{0,20}(?:[ \t]{1,3}[A-Za-z'-]{1,20}){0,4}))?/;

function statusWords(
  text: string,
  origin: number,
): Pick<Response, 'status' | 'statusSpan' | 'reason'> | undefined {
  const line = text.slice(0, 300);
  const found = statusForm.exec(line);
  if (!found) return undefined;
  const start = origin + found.index;
  const closed = line.lastIndexOf('(', found.index) > line.lastIndexOf(')', found.index);
  const phrase = closed ? found[2]?.trimEnd().replace(/(?<![\s:])[\s:]{1,9}$/, '') : undefined;
  const from = start + (phrase ? found[0].indexOf(phrase, 3) : 0);
  return {
    status: Number(found[1]),
    statusSpan: { start, end: start + 3 },
    ...(phrase ? { reason: { text: phrase, span: { start: from, end: from + phrase.length } } } : {}),
  };
}

/** The phrase of a status (IANA registry); undefined for numbers that are no status. */
export const phraseOf = (status: number): string | undefined => httpStatuses.get(status);
