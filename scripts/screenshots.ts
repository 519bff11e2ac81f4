/** `npm run screenshots`: takes the pictures of the manual from the extension at work in the headless VS Code. */

import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { buildAll } from './build.ts';
import { writeCalmSettings } from './editor/calm-settings.ts';
import { developmentLink } from './editor/development-link.ts';
import { openHeadlessPage } from './editor/headless-page.ts';
import { startHeadlessServer } from './editor/headless-server.ts';
import { projectRoot } from './editor/places.ts';

const specification = join('defects', 'saved-searches.md');

interface Picture {
  readonly name: string;
  readonly theme: 'light' | 'dark';
  /** The cursor stands before the first match; without it no file is open. */
  readonly cursor?: RegExp;
  readonly take: (page: Page) => Promise<void>;
}

const pictures: readonly Picture[] = [
  { name: 'problems', theme: 'light', cursor: /^### Key Technical Challenges/m, take: showProblems },
  { name: 'problems-dark', theme: 'dark', cursor: /^### Key Technical Challenges/m, take: showProblems },
  { name: 'status-completion', theme: 'light', cursor: /(?<=^STATUS: )/m, take: showStatusCompletion },
  { name: 'quick-fix', theme: 'light', cursor: /Modifyed/, take: showQuickFix },
  { name: 'preview', theme: 'light', cursor: /^### Affected Systems/m, take: showPreview },
  { name: 'preview-dark', theme: 'dark', cursor: /^### State Machine/m, take: showPreview },
  { name: 'walkthrough', theme: 'light', take: showWalkthrough },
];

const pictureSettings = {
  'breadcrumbs.enabled': false,
  'chat.commandCenter.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.fontFamily': 'DejaVu Sans Mono, monospace',
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'files.autoSave': 'off',
  'window.autoDetectColorScheme': true,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
};

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    /** Another extension's folder; it is taken as it is. */
    extension: { type: 'string' },
    out: { type: 'string', default: join(projectRoot, 'docs', 'images') },
  },
});
const extension = resolve(options.extension ?? projectRoot);

if (options.extension === undefined) await buildAll();
await mkdir(options.out, { recursive: true });
for (const picture of pictures)
  if (wanted.length === 0 || wanted.includes(picture.name)) await takePicture(picture);

async function takePicture({ name, theme, cursor, take }: Picture): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'handoff-picture-'));
  const userDataDir = join(scratch, 'user');
  const folder = join(scratch, 'examples');
  await cp(join(projectRoot, 'examples'), folder, { recursive: true });
  await writeCalmSettings(userDataDir, pictureSettings);
  const server = await startHeadlessServer({ userDataDir, extensionsDir: join(scratch, 'extensions') });
  const { browser, page } = await openHeadlessPage({
    url: server.url,
    workspace: folder,
    extensionDevelopmentPath: await developmentLink(extension, scratch),
    colorScheme: theme,
    ...(cursor === undefined ? {} : { show: await placeOf(cursor, join(folder, specification)) }),
  });
  try {
    await page.locator('.monaco-workbench').waitFor();
    await page
      .locator(cursor === undefined ? '.explorer-folders-view .monaco-list-row' : '.monaco-editor .view-line')
      .first()
      .waitFor();
    await page.keyboard.press('Control+B');
    await take(page);
    await settled(page, theme);
    await page.screenshot({ path: join(options.out, `${name}.png`) });
    process.stdout.write(`${name}.png\n`);
  } catch (error) {
    const seen = join(tmpdir(), `handoff-${name}-failed.png`);
    await page.screenshot({ path: seen });
    throw new Error(`${name}: see ${seen}`, { cause: error });
  } finally {
    await browser.close();
    server.dispose();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Theme, icons and activation arrive late; what follows them is only drawing. */
async function settled(page: Page, theme: Picture['theme']): Promise<void> {
  await page.locator(`.monaco-workbench[class*="-${theme}-json"]`).waitFor();
  await page.locator('.statusbar .codicon-loading').waitFor({ state: 'hidden' });
  await page.waitForTimeout(1500);
}

async function placeOf(text: RegExp, file: string) {
  const content = await readFile(file, 'utf8');
  const found = text.exec(content);
  if (found === null) throw new Error(`${file} holds nothing like ${text}; adapt the pictures' constants.`);
  const lines = content.slice(0, found.index).split('\n');
  return { file, line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** The grammar's colours, then the server's findings. */
async function findingsShown(page: Page): Promise<void> {
  // Headings are bold once the theme has arrived.
  await page.locator('.monaco-editor .view-line .mtkb').first().waitFor();
  await page.locator('.monaco-editor [class*="squiggly-"]').first().waitFor();
}

async function showProblems(page: Page): Promise<void> {
  await findingsShown(page);
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
}

async function showStatusCompletion(page: Page): Promise<void> {
  await findingsShown(page);
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Delete');
  await pressUntil(page, 'Control+Space', page.locator('.suggest-widget.visible [aria-label^="Draft"]'));
}

async function showQuickFix(page: Page): Promise<void> {
  await findingsShown(page);
  await pressUntil(page, 'Control+.', page.locator('.action-widget .monaco-list-row').first());
}

/** Text and preview side by side; the preview begins with the line at the top of the editor. */
async function showPreview(page: Page): Promise<void> {
  await page.locator('.editor-actions [aria-label^="Open Preview to the Side"]').first().click();
  const content = page.frameLocator('iframe.webview').last().frameLocator('#active-frame');
  await content.locator('.handoff-drawing svg').first().waitFor();
}

/** The editor answers with an empty list while the server is still at work. */
async function pressUntil(page: Page, key: string, wanted: Locator): Promise<void> {
  for (let attempt = 1; attempt <= 10; attempt++) {
    await page.keyboard.press(key);
    const shown = wanted.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (await shown) return;
    await page.keyboard.press('Escape');
  }
  throw new Error(`${key} did not show what it should.`);
}

async function showWalkthrough(page: Page): Promise<void> {
  await choose(page, '>Welcome: Open Walkthrough');
  await choose(page, await walkthroughTitle());
  await page.locator('.gettingStartedContainer .getting-started-step').first().waitFor();
}

/** Takes the first entry of the quick pick that opens with F1, or of the one that is open already. */
async function choose(page: Page, text: string): Promise<void> {
  if (text.startsWith('>')) await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input');
  await input.fill(text);
  const first = page.locator('.quick-input-list .monaco-list-row.focused');
  await first.filter({ hasText: text.replace(/^>/, '') }).waitFor();
  await page.keyboard.press('Enter');
}

async function walkthroughTitle(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extension, 'package.json'), 'utf8'));
  const title: string = manifest.contributes.walkthroughs[0].title;
  if (!title.startsWith('%')) return title;
  const texts = JSON.parse(await readFile(join(extension, 'package.nls.json'), 'utf8'));
  return texts[title.slice(1, -1)];
}
