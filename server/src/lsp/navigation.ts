/** Requests about names: where a thing is described, where else it is named, in this document and in the workspace. */

import { DocumentHighlightKind, type Location } from 'vscode-languageserver';
import { offsetAt, rangeOf } from '../blocks/position.ts';
import { definitionsOf, occurrencesAt, placesOf, spansOf } from '../features/navigation.ts';
import type { Occurrence } from '../spec/name.ts';
import type { Spec } from '../spec/spec.ts';
import { type Context, type Feature, toRange } from './context.ts';
import { eachOther } from './other-documents.ts';
import { thingsAt } from './things-at.ts';

export const definition: Feature = {
  register(context) {
    context.connection.onDefinition(async ({ textDocument: { uri }, position }, token) => {
      const asked = await thingsAt(context, { uri, position, token });
      if (!asked) return null;
      const { open, things } = asked;
      const own = definitionsOf(open.spec, things);
      if (own.length > 0) return toLocations(context, open, own);
      const found: Location[] = [];
      for await (const other of eachOther(context, { uri, things, token }))
        found.push(...toLocations(context, other, definitionsOf(other.spec, things)));
      if (found.length === 0)
        return toLocations(context, open, definitionsOf(open.spec, things, 'declaration'));
      // A draft may be a copy of what is saved.
      const saved = found.filter(place => !place.uri.startsWith('untitled:'));
      return saved.length > 0 ? saved : found;
    });
  },
};

export const references: Feature = {
  register(context) {
    context.connection.onReferences(async ({ textDocument: { uri }, position, context: wanted }, token) => {
      const asked = await thingsAt(context, { uri, position, token });
      if (!asked) return null;
      const { open, things } = asked;
      const wants = ({ role }: Occurrence): boolean =>
        wanted.includeDeclaration === true || role === 'reference';
      const found = toLocations(context, open, placesOf(open.spec, things).filter(wants));
      for await (const other of eachOther(context, { uri, things, token }))
        found.push(...toLocations(context, other, placesOf(other.spec, things).filter(wants)));
      return found;
    });
  },
};

export const highlight: Feature = {
  register(context) {
    context.connection.onDocumentHighlight(({ textDocument: { uri }, position }) => {
      const { service } = context;
      const open = service.get(uri);
      const things = open
        ? occurrencesAt(open.spec, offsetAt(open.document, position, service.encoding))
        : [];
      if (!open || things.length === 0) return null;
      return placesOf(open.spec, things).flatMap(own =>
        spansOf(own).map(span => ({
          range: toRange(context, open, span),
          kind: own.role === 'reference' ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
        })),
      );
    });
  },
};

/** One place for each name; of one that a drawing breaks over lines, its first line. */
const toLocations = (
  { service }: Context,
  { uri, spec }: { readonly uri: string; readonly spec: Spec },
  places: readonly Occurrence[],
): Location[] => places.map(({ span }) => ({ uri, range: rangeOf(spec.document, span, service.encoding) }));
