/** Drawings in a Markdown preview: those of a specification become pictures, with their text on demand. */

import { readDocument } from '../blocks/document.ts';
import { plainLanguages } from '../spec/machine-drawing.ts';
import { readSpec } from '../spec/spec.ts';
import type { Template } from '../template/template.ts';
import { toDrawingSvg } from './drawing-svg.ts';
import { escaped } from './escaped.ts';

/** What is used of markdown-it. */
export interface MarkdownIt {
  readonly core: { readonly ruler: { push(name: string, rule: (state: State) => void): void } };
  readonly renderer: { readonly rules: { fence?: RenderRule | undefined } };
}

interface State {
  readonly src: string;
  readonly tokens: readonly Token[];
}

interface Token {
  readonly type: string;
  readonly info: string;
  readonly content: string;
  readonly map?: readonly [number, number] | null;
  readonly attrs?: readonly (readonly [name: string, value: string])[] | null;
}

type RenderRule = (
  tokens: readonly Token[],
  index: number,
  options: unknown,
  env: unknown,
  self: { renderToken(tokens: readonly Token[], index: number, options: unknown): string },
) => string;

export interface PreviewOptions {
  /** Asked for when a document with a drawing is rendered. */
  readonly template: () => Template;
  /** Asked whenever a fence is rendered. */
  readonly isWanted: () => boolean;
  /** What the text of a drawing hides behind. */
  readonly label: string;
}

/** Adds the pictures to markdown-it. Fences of other documents and uncertain drawings stay as they are. */
export function drawInPreview<M extends MarkdownIt>(md: M, options: PreviewOptions): M {
  const sources = new WeakMap<Token, Source>();
  // VS Code parses far more documents than it renders, so parsing only notes where a fence comes from.
  md.core.ruler.push('handoff_drawing', ({ src, tokens }) => {
    const source: Source = { text: src };
    for (const token of tokens) if (token.type === 'fence') sources.set(token, source);
  });
  const asText = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, index, settings, env, self) => {
    const token = tokens[index]!;
    const source = sources.get(token);
    const picture = source && options.isWanted() ? pictureOf(token, source, options) : undefined;
    if (picture !== undefined) return figureOf(token, picture, options.label);
    return asText ? asText(tokens, index, settings, env, self) : self.renderToken(tokens, index, settings);
  };
  return md;
}

interface Source {
  readonly text: string;
  isSpecification?: boolean;
}

function pictureOf(token: Token, source: Source, { template }: PreviewOptions): string | undefined {
  if (!plainLanguages.has(/^\s*(\S*)/.exec(token.info)![1]!.toLowerCase())) return undefined;
  // Few documents have a drawing, so that most need not be read.
  const picture = toDrawingSvg(token.content, `handoff-drawing-${token.map?.[0] ?? 0}`);
  if (picture === undefined) return undefined;
  source.isSpecification ??= readSpec(readDocument(source.text), template()).recognised;
  return source.isSpecification ? picture : undefined;
}

/** The picture keeps the attributes that tie the fence to its line in the editor. */
function figureOf({ attrs, content }: Token, picture: string, label: string): string {
  const own = new Map([...(attrs ?? [])]);
  own.set('class', ['handoff-drawing', own.get('class')].filter(Boolean).join(' '));
  const attributes = [...own].map(([name, value]) => ` ${escaped(name)}="${escaped(value)}"`).join('');
  return [
    `<figure${attributes}>`,
    `<div class="handoff-picture">${picture}</div>`,
    `<details><summary>${escaped(label)}</summary><pre><code>${escaped(content)}</code></pre></details>`,
    '</figure>\n',
  ].join('');
}
