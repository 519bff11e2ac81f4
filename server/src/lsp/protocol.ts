/** The requests and notifications beside LSP's own that the client of the VS Code extension and the server exchange. */

import type { Position, Range, TextEdit } from 'vscode-languageserver-types';

/** Client → server: the text of a new specification as a snippet, with SPEC ID, date and author filled in. */
export const newSpecification = 'handoff/newSpecification';
export interface NewSpecificationParams {
  /** URI of the folder the file shall be in; it decides which template and whose Git name. */
  folder?: string;
}
export interface NewSpecificationResult {
  /** LSP snippet syntax; `\n` line ends. */
  snippet: string;
  /** A file name that fits, `tech-007.md`. */
  fileName: string;
}

/** Client → server: the template's sections in order, with what it takes to insert those that the document lacks. */
export const sections = 'handoff/sections';
export interface DocumentParams {
  uri: string;
}
export interface SectionItem {
  title: string;
  /** 1 for `#`. */
  level: number;
  missing: boolean;
  /** What the section is for, one sentence. */
  purpose: string;
  /** Only if missing: the version the edit was made for, and the edit (newText is plain text, not a snippet). */
  edit?: TextEdit;
}
export interface SectionsResult {
  /** The document version that the edits fit. */
  version: number;
  sections: SectionItem[];
}

/**
 * Client → server: the drawings that can be inserted; names known in the document come first in their choices.
 * With names of its own each drawing has just these.
 */
export const drawings = 'handoff/drawings';
export interface DrawingsParams extends DocumentParams {
  names?: string[];
}
export interface DrawingItem {
  id: string;
  title: string;
  description: string;
  /** LSP snippet syntax, the fence included. */
  snippet: string;
}
export interface DrawingsResult {
  drawings: DrawingItem[];
  /** Components and states that the document knows. */
  names: { components: string[]; states: string[] };
}

/** Client → server: the drawing of boxes and arrows at a position; absent outside of drawings. */
export const drawingAt = 'handoff/drawingAt';
export interface DrawingAtParams {
  uri: string;
  position: Position;
}
export interface DrawnBoxItem {
  id: string;
  name: string;
}
export interface DrawingAtResult {
  drawing?: {
    boxes: DrawnBoxItem[];
    /** Id of the box at the position. */
    box?: string;
    /** Names that the document knows and the drawing lacks: states or components. */
    names: string[];
  };
}

/** Client → server: what it takes to change the box at a position, or the one with an id. */
export const changeDrawing = 'handoff/changeDrawing';
export interface ChangeDrawingParams extends DrawingAtParams {
  /** By default the box at the position. */
  box?: string;
  change: DrawingChange;
}
export type Way = 'right' | 'left' | 'down' | 'up';
export type DrawingChange =
  | { kind: 'resize'; size: 'wider' | 'narrower' | 'taller' | 'flatter' | 'text' }
  | { kind: 'move'; way: Way }
  | { kind: 'box'; name: string; way: Way; arrow: 'to' | 'from' | 'none'; label?: string }
  /** `to` is the id of a box. */
  | { kind: 'arrow'; to: string; label?: string };
export interface ChangeDrawingResult {
  /** The version that the edits fit. */
  version: number;
  edits: TextEdit[];
  /** Where the changed box's name stands afterwards. */
  cursor?: Position;
  /** Why nothing is changed. */
  refusal?: DrawingRefusal;
}
/** No drawing or no box at the position; the drawing in a quotation, the box crooked; no room for what was asked for. */
export type DrawingRefusal =
  | 'no-drawing'
  | 'no-box'
  | 'quoted'
  | 'crooked'
  | 'no-size'
  | 'no-move'
  | 'no-place'
  | 'no-way';

/** Client → server: what it takes to straighten the drawing at a position, or all of a document. */
export const straightenDrawings = 'handoff/straightenDrawings';
export interface StraightenDrawingsParams {
  uri: string;
  position?: Position;
}

/** Client → server: what is still to be filled in, in document order: placeholders, choice lists, empty header values. */
export const openSlots = 'handoff/openSlots';
export interface OpenSlotsResult {
  version: number;
  slots: Range[];
}

/** Client → server: what stands between a document and a STATUS, by default the one behind its own. */
export const readiness = 'handoff/readiness';
export interface ReadinessParams {
  uri: string;
  /** One of the template's values. */
  status?: string;
}
export interface ReadinessResult {
  /** The version that the ranges fit. */
  version: number;
  /** The values of STATUS in their order; empty for a document that is no specification. */
  statuses: string[];
  /** The document's own, absent while it is not known. */
  status?: string;
  /** The STATUS that it is judged by; empty for a document that is no specification. */
  next: string;
  /** Sections that hold it back, in document order; `line` is that of the heading, from 0. */
  sections: {
    title: string;
    line: number;
    problems: { ruleId: string; message: string; range: Range; severity: 'error' | 'warning' }[];
  }[];
  /** All of it as Markdown, for people. */
  markdown: string;
}

/** Server → client, after every check of a document: what the language-status item shows. */
export const documentStatus = 'handoff/documentStatus';
export interface DocumentStatusParams {
  uri: string;
  /** False: ordinary Markdown, show nothing. */
  specification: boolean;
  /** The STATUS value as the reader understood it, absent while it is still the choice list. */
  status?: string;
  /** Title of the template that applies. */
  template?: string;
  problems: number;
  /** Slots of the template that hold real content, of all slots. */
  filled: number;
  slots: number;
}

/** Client → server: the workspace is trusted from now on. A client that trusts it at the start does not say so. */
export const workspaceTrusted = 'handoff/workspaceTrusted';

/** Server → client: the Markdown files below a folder that is not on the server's disk. Only if the client said `servesFiles`. */
export const workspaceFiles = 'handoff/workspaceFiles';
export interface WorkspaceFilesParams {
  folder: string;
}
export interface WorkspaceFilesResult {
  uris: string[];
}

/** Server → client: the text of such a file, absent if it cannot be read or is too large. */
export const readFile = 'handoff/read';
export interface ReadResult {
  text?: string;
}

/**
 * Server → client: PostgreSQL's parser, `libpg-query.wasm`, for a server in a web worker. Only if the client said
 * `servesParser`. The bytes are posted as they are: a worker's messages are no JSON.
 */
export const parserModule = 'handoff/parserModule';
export interface ParserModuleResult {
  bytes: Uint8Array;
}

/** A command of the client, in code lenses: selects the first of the open slots of a document. */
export const goToSlotCommand = 'handoff.goToSlot';
export interface GoToSlotParams {
  uri: string;
  range: Range;
}

/** A command of the client, in code lenses: shows places in other documents. */
export const showUsesCommand = 'handoff.showUses';
export interface ShowUsesParams {
  uri: string;
  position: Position;
  places: { uri: string; range: Range }[];
}

/** A command of the client, in code actions: asks for the reason, puts it in the place of `{reason}` and applies the edit. */
export const suppressCommand = 'handoff.suppress';
export interface SuppressionParams {
  uri: string;
  /** The version that the edit was made for. */
  version: number;
  edit: TextEdit;
}
