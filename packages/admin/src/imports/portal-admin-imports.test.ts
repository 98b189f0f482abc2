import { expect, html } from '@open-wc/testing';

import {
  deep,
  mountArea,
  part,
  partOf,
  rootOf,
  signInAs,
  textOf,
  useAdminPage,
  waitUntil,
} from '../testing/admin-page.js';
import './index.js';
import type { PortalAdminImports } from './portal-admin-imports.js';

const open = (view = '') =>
  mountArea<PortalAdminImports>(html`<portal-admin-imports .view=${view}></portal-admin-imports>`);

function choose(element: Element, text: string): void {
  const input = part(element, 'file') as HTMLInputElement;
  const data = new DataTransfer();
  data.items.add(new File([text], 'clients.csv', { type: 'text/csv' }));
  input.files = data.files;
  input.dispatchEvent(new Event('change'));
}

/** Sends a file and opens the import that it became. */
async function upload(element: PortalAdminImports, text: string): Promise<void> {
  await partOf(element, 'file');
  choose(element, text);
  const { views } = rootOf(element);
  await waitUntil(() => views.some((view) => view.startsWith('imports/')), 'it was not sent');
  element.view = views.at(-1)!.slice('imports/'.length);
  await partOf(element, 'check');
}

const press = async (element: Element, name: string) => (await partOf(element, name)).click();

describe('<portal-admin-imports>', () => {
  useAdminPage();

  it('goes from a file to contacts, and offers to undo', async function () {
    this.timeout(60_000);
    const element = await open();
    await upload(element, 'E-Mail;Vorname;Nachname\nmara@import.test;Mara;Lindqvist\nnoa@import.test;Noa;Berg\n');
    expect(textOf(await partOf(element, 'preview'))).to.contain('Mara Lindqvist');
    await expect(element).to.be.accessible();
    await press(element, 'check');
    await partOf(element, 'report');
    await expect(element).to.be.accessible();
    await press(element, 'run');
    await partOf(element, 'undo');
    expect(textOf(await partOf(element, 'result'))).to.match(/Imported.* 2/);
    await expect(element).to.be.accessible();
  });

  it('says which rows have errors and imports the others only when told to', async function () {
    this.timeout(60_000);
    const element = await open();
    await upload(element, 'email\ngood@import.test\nnot an address\n');
    await press(element, 'check');
    await waitUntil(() => textOf(element).includes('Row 3'), 'no problems');
    const run = (await partOf(element, 'run')) as HTMLButtonElement;
    expect(run.disabled).to.equal(true);
    deep<HTMLInputElement>(element, '#skip-errors')!.click();
    await waitUntil(() => !(part(element, 'run') as HTMLButtonElement).disabled, 'still refused');
  });

  it('takes pasted rows of a spreadsheet', async function () {
    this.timeout(60_000);
    const element = await open();
    await partOf(element, 'file');
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Name\tEmail\nMara Lind\tmara@pasted.test\n');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    await waitUntil(() => rootOf(element).views.length > 0, 'it was not taken');
  });

  it('gives no way in to those who may only read', async () => {
    await signInAs('read-only');
    const element = await open();
    await waitUntil(() => !part(element, 'loading'), 'still loading');
    expect(part(element, 'drop')).to.equal(null);
  });
});
