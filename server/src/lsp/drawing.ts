/** The requests about drawings: which can be inserted, what stands at the cursor, what it takes to change or straighten it. */

import { readDocument } from '../blocks/document.ts';
import { offsetAt, positionAt } from '../blocks/position.ts';
import { drawingItems } from '../features/completion/drawing.ts';
import { straightenDrawings as straightenEdits } from '../features/drawing/actions.ts';
import { boxAt, drawingAt, namesFor } from '../features/drawing/place.ts';
import { escapeSnippet } from '../features/snippet.ts';
import { changeDrawing, isRefused } from '../notations/diagram/edit/change.ts';
import { namedDrawings } from '../notations/diagram/named.ts';
import { componentsOf, statesOf } from '../spec/drawn-names.ts';
import { applyEdits } from '../text/edit.ts';
import { shift } from '../text/span.ts';
import { type Context, type Feature, toEdits } from './context.ts';
import * as protocol from './protocol.ts';

export const drawing: Feature = {
  register(context) {
    const { connection } = context;
    connection.onRequest(protocol.drawings, (params: protocol.DrawingsParams) => insertable(context, params));
    connection.onRequest(protocol.drawingAt, (params: protocol.DrawingAtParams) => found(context, params));
    connection.onRequest(protocol.changeDrawing, (params: protocol.ChangeDrawingParams) =>
      changed(context, params),
    );
    connection.onRequest(protocol.straightenDrawings, (params: protocol.StraightenDrawingsParams) =>
      straightened(context, params),
    );
  },
};

function insertable({ service }: Context, { uri, names }: protocol.DrawingsParams): protocol.DrawingsResult {
  const spec = service.get(uri)?.spec;
  if (!spec) return { drawings: [], names: { components: [], states: [] } };
  const items = names
    ? namedDrawings(names).map(d => ({ ...d, snippet: escapeSnippet(d.text) }))
    : drawingItems(spec, '');
  return {
    drawings: items.map(({ id, title, description, snippet }) => ({
      id,
      title,
      description,
      snippet: `\`\`\`\n${snippet}\n\`\`\`\n`,
    })),
    names: { components: componentsOf(spec), states: statesOf(spec) },
  };
}

function found({ service }: Context, { uri, position }: protocol.DrawingAtParams): protocol.DrawingAtResult {
  const open = service.get(uri);
  const offset = open ? offsetAt(open.document, position, service.encoding) : 0;
  const place = open && drawingAt(open.spec, offset);
  if (!place) return {};
  const { nodes } = place.drawn.drawing;
  const box = boxAt(place, offset);
  return {
    drawing: {
      boxes: nodes.flatMap(({ id, name, box: own }) => (own && name !== '' ? [{ id, name }] : [])),
      ...(box && box.name !== '' ? { box: box.id } : {}),
      names: namesFor(open.spec, place),
    },
  };
}

function changed(context: Context, params: protocol.ChangeDrawingParams): protocol.ChangeDrawingResult {
  const { service } = context;
  const open = service.get(params.uri);
  const offset = open ? offsetAt(open.document, params.position, service.encoding) : 0;
  const place = open && drawingAt(open.spec, offset);
  const version = open?.version ?? 0;
  if (!place) return { version, edits: [], refusal: 'no-drawing' };
  const box = params.box ?? boxAt(place, offset)?.id;
  if (box === undefined) return { version, edits: [], refusal: 'no-box' };
  const { text } = place.drawn;
  const result = changeDrawing(text, box, params.change);
  if (isRefused(result)) return { version, edits: [], refusal: result.refusal };
  const edits = result.edits.map(edit => ({ ...edit, span: shift(edit.span, place.start) }));
  const after = positionAt(readDocument(applyEdits(text, result.edits)), result.cursor, service.encoding);
  const first = positionAt(open.document, place.start, service.encoding).line;
  return {
    version,
    edits: toEdits(context, open, edits),
    cursor: { line: first + after.line, character: after.character },
  };
}

function straightened(
  context: Context,
  { uri, position }: protocol.StraightenDrawingsParams,
): protocol.ChangeDrawingResult {
  const { service } = context;
  const open = service.get(uri);
  if (!open) return { version: 0, edits: [] };
  const offset = position && offsetAt(open.document, position, service.encoding);
  const edits = straightenEdits(open.spec, offset);
  if (!edits) return { version: open.version, edits: [], refusal: 'no-drawing' };
  return { version: open.version, edits: toEdits(context, open, edits) };
}
