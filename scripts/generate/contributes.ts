/** What package.json tells VS Code of the extension, and the English texts of it; only the settings come from elsewhere. */

/** The parts of package.json that are made here. */
export interface Manifest {
  activationEvents: string[];
  capabilities: object;
  contributes: Record<string, unknown>;
}

/** The manifest's parts with the settings that rules and template give; texts are keys of {@link texts}. */
export function toContributes(settings: Record<string, object>): Manifest {
  return {
    // Commands activate by themselves.
    activationEvents: ['onLanguage:markdown'],
    // Nothing of the workspace is run, and files are read through the editor: full strength everywhere.
    capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true },
    contributes: {
      commands,
      menus: { 'file/newFile': newFile, 'editor/context': context, commandPalette: palette },
      keybindings,
      configuration: { title: 'Handoff Spec', properties: settings },
      jsonValidation: [
        { fileMatch: ['.handoff.json', '.handoff.jsonc'], url: './server/schema/handoff.schema.json' },
      ],
      snippets: [{ language: 'markdown', path: './snippets/handoff.json' }],
      grammars: [
        {
          scopeName: 'markdown.handoff.injection',
          path: './syntaxes/handoff.injection.tmLanguage.json',
          injectTo: ['text.html.markdown'],
        },
      ],
      'markdown.markdownItPlugins': true,
      'markdown.previewStyles': ['./client/preview/drawing.css'],
      walkthroughs: [walkthrough],
    },
  };
}

/** The content of package.nls.json, in English. */
export const texts: Record<string, string> = {
  'command.newSpecification': 'New Specification',
  'command.newSpecification.short': 'Handoff Specification',
  'command.openExample': 'Open Example',
  'command.insertSection': 'Insert Section…',
  'command.insertDrawing': 'Insert Drawing…',
  'command.addBox': 'Add Box…',
  'command.addArrow': 'Add Arrow…',
  'command.moveBoxLeft': 'Move Box Left',
  'command.moveBoxRight': 'Move Box Right',
  'command.moveBoxUp': 'Move Box Up',
  'command.moveBoxDown': 'Move Box Down',
  'command.widenBox': 'Make Box Wider',
  'command.narrowBox': 'Make Box Narrower',
  'command.heightenBox': 'Make Box Taller',
  'command.flattenBox': 'Make Box Flatter',
  'command.fitBox': 'Resize Box to Its Text',
  'command.straightenDrawing': 'Straighten Drawing',
  'command.straightenAllDrawings': 'Straighten All Drawings',
  'command.nextOpenSlot': 'Next Open Slot',
  'command.previousOpenSlot': 'Previous Open Slot',
  'command.readiness': 'Ready for…',
  'command.fixAll': 'Fix All',
  'command.restartServer': 'Restart Server',
  'command.showLog': 'Show Log',
  'walkthrough.title': 'Write your first handoff specification',
  'walkthrough.description':
    'From the empty template to a document that engineers can build from, checked while you write.',
  'walkthrough.create.title': 'Start with the template',
  'walkthrough.create.description':
    'The new document has every section, with the next free SPEC ID, the date and your name filled in.\n[New Specification](command:handoff.newSpecification)',
  'walkthrough.problems.title': 'See what is missing',
  'walkthrough.problems.description':
    'What is missing, misspelt or left to write is underlined and listed as a problem. A draft is judged softly, an approved specification strictly.\n[Open Example](command:handoff.openExample)\n[Show Problems](command:workbench.actions.view.problems)',
  'walkthrough.fix.title': 'Let it repair what it can',
  'walkthrough.fix.description':
    'Put the cursor on a squiggle and ask for the quick fix, or take all safe repairs at once. What you wrote is never deleted.\n[Fix All](command:handoff.fixAll)',
  'walkthrough.draw.title': 'Draw the architecture',
  'walkthrough.draw.description':
    'Insert a drawing made of box characters and press Tab to go through its labels. With the cursor in a box, add boxes and arrows beside it and move it with Alt and an arrow key.\n[Insert Drawing…](command:handoff.insertDrawing)',
  'walkthrough.ready.title': 'Fill the last slots',
  'walkthrough.ready.description':
    'Go from open slot to open slot and type. When none is left and no problem remains, set STATUS to `Approved`.\n[Next Open Slot](command:handoff.nextOpenSlot)',
};

const inMarkdown = 'editorLangId == markdown';
const inSpecification = `${inMarkdown} && handoff.specification`;

const editorCommands = [
  'insertSection',
  'insertDrawing',
  'nextOpenSlot',
  'previousOpenSlot',
  'readiness',
  'fixAll',
  'straightenAllDrawings',
];

const inDrawing = `${inMarkdown} && handoff.drawing`;

/** Only while the cursor stands in a drawing: there are many of them. */
const drawingCommands = [
  'addBox',
  'addArrow',
  'moveBoxLeft',
  'moveBoxRight',
  'moveBoxUp',
  'moveBoxDown',
  'widenBox',
  'narrowBox',
  'heightenBox',
  'flattenBox',
  'fitBox',
  'straightenDrawing',
];

const commands = [
  { ...toCommand('newSpecification'), shortTitle: '%command.newSpecification.short%' },
  ...['openExample', ...editorCommands, ...drawingCommands, 'restartServer', 'showLog'].map(toCommand),
];

const newFile = [{ command: 'handoff.newSpecification', group: 'file' }];

const context = [
  ...['insertSection', 'insertDrawing'].map(name => ({ name, when: inSpecification })),
  ...['addBox', 'addArrow', 'straightenDrawing'].map(name => ({ name, when: inDrawing })),
].map(({ name, when }, index) => ({
  command: `handoff.${name}`,
  when,
  group: `1_modification@${index + 20}`,
}));

const palette = [
  ...editorCommands.map(name => ({ command: `handoff.${name}`, when: inMarkdown })),
  ...drawingCommands.map(name => ({ command: `handoff.${name}`, when: inDrawing })),
];

const arrows = ['Left', 'Right', 'Up', 'Down'];
const sizes = { narrowBox: 'left', widenBox: 'right', flattenBox: 'up', heightenBox: 'down' };

const keybindings = [
  // Beside F8, which goes from problem to problem.
  toKeybinding('nextOpenSlot', 'ctrl+f8', 'cmd+f8'),
  toKeybinding('previousOpenSlot', 'ctrl+shift+f8', 'cmd+shift+f8'),
  // Alt with an arrow goes back, goes forward and moves lines, so all keys of drawings come after one that is free.
  ...arrows.map(way =>
    toDrawingKey(`moveBox${way}`, `alt+k ${way.toLowerCase()}`, `ctrl+alt+k ${way.toLowerCase()}`),
  ),
  ...Object.entries(sizes).map(([name, way]) =>
    toDrawingKey(name, `alt+k shift+${way}`, `ctrl+alt+k shift+${way}`),
  ),
  toDrawingKey('fitBox', 'alt+k f', 'ctrl+alt+k f'),
  toDrawingKey('addBox', 'alt+k b', 'ctrl+alt+k b'),
  toDrawingKey('addArrow', 'alt+k a', 'ctrl+alt+k a'),
  toDrawingKey('straightenDrawing', 'alt+k s', 'ctrl+alt+k s'),
];

const walkthrough = {
  id: 'firstSpecification',
  title: '%walkthrough.title%',
  description: '%walkthrough.description%',
  steps: [
    toStep('create', ['onCommand:handoff.newSpecification']),
    toStep('problems', [
      'onCommand:handoff.openExample',
      'onCommand:workbench.actions.view.problems',
      'onView:workbench.panel.markers.view',
    ]),
    toStep('fix', ['onCommand:handoff.fixAll', 'onCommand:editor.action.quickFix']),
    toStep('draw', ['onCommand:handoff.insertDrawing']),
    toStep('ready', ['onCommand:handoff.nextOpenSlot']),
  ],
};

function toCommand(name: string) {
  return { command: `handoff.${name}`, title: `%command.${name}%`, category: 'Handoff' };
}

function toKeybinding(name: string, key: string, mac: string) {
  return { command: `handoff.${name}`, key, mac, when: `editorTextFocus && ${inSpecification}` };
}

function toDrawingKey(name: string, key: string, mac: string) {
  return { command: `handoff.${name}`, key, mac, when: `editorTextFocus && ${inDrawing}` };
}

function toStep(id: string, completionEvents: string[]) {
  return {
    id,
    title: `%walkthrough.${id}.title%`,
    description: `%walkthrough.${id}.description%`,
    media: { markdown: `docs/walkthrough/${id}.md` },
    completionEvents,
  };
}
