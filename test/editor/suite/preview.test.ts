/** The Markdown preview shows the drawings of specifications as pictures, as long as the setting says so. */
import { strict as assert } from 'node:assert';
import { ConfigurationTarget, commands, workspace } from 'vscode';
import { openText } from './editor.ts';
import { seed } from './specification.ts';

describe('the Markdown preview', function () {
  // The first preview loads all that it is made with.
  this.timeout(60_000);

  const pictures = async (content: string): Promise<number> => {
    const { document } = await openText(content);
    const html = await commands.executeCommand<string>('markdown.api.render', document);
    return html.split('<svg').length - 1;
  };
  const set = (value: boolean | undefined) =>
    workspace.getConfiguration('handoff').update('preview.drawings', value, ConfigurationTarget.Global);

  it('draws what a specification draws', async () => assert.equal(await pictures(seed), 2));

  it('leaves other documents alone', async () => {
    const start = seed.indexOf('```\n┌');
    const drawing = seed.slice(start, seed.indexOf('```', start + 3) + 3);
    assert.equal(await pictures(`# A note\n\n${drawing}\n`), 0);
  });

  it('can be told not to', async () => {
    await set(false);
    try {
      assert.equal(await pictures(seed), 0);
    } finally {
      await set(undefined);
    }
  });
});
