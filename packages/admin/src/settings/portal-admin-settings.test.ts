import { expect } from '@open-wc/testing';
import { html } from 'lit';

import { mountArea, part, partOf, signInAs, textOf, type, useAdminPage, waitUntil } from '../testing/admin-page.js';
import './portal-admin-settings.js';
import type { PortalAdminSettings } from './portal-admin-settings.js';
import { elements } from './preview/load-elements.js';

const page = useAdminPage();

const open = (view = ''): Promise<PortalAdminSettings> =>
  mountArea<PortalAdminSettings>(html`<portal-admin-settings .view=${view}></portal-admin-settings>`);

async function field(root: PortalAdminSettings, id: string): Promise<HTMLInputElement> {
  await waitUntil(() => root.shadowRoot!.querySelector(`#${id}`), `no field ${id}`);
  return root.shadowRoot!.querySelector<HTMLInputElement>(`#${id}`)!;
}

const settings = async () =>
  (await (await page.mock.fetch(new Request(`${page.mock.url}/api/portal`))).json()) as {
    brand: { name: string; copyright: string };
  };

describe('<portal-admin-settings>', () => {
  // The real elements are asked for by the end-to-end test; here they are another package's.
  before(() => {
    elements.load = async () => {};
  });

  it('lists every page, and finds one by the name of a setting', async () => {
    const root = await open();
    const search = await field(root, 'search');
    type(search, 'iban');
    await root.updateComplete;
    const found = [...root.shadowRoot!.querySelectorAll('[part~="page-link"]')];
    expect(found.length).to.equal(1);
    expect(textOf(found[0]!)).to.include('IBAN');
    await expect(root).to.be.accessible();
  });

  it('saves what was typed, and only then', async () => {
    const root = await open('brand');
    type(await field(root, 'brand-copyright'), 'The Shop Ltd');
    await root.updateComplete;
    expect((await settings()).brand.copyright).not.to.equal('The Shop Ltd');
    (await partOf(root, 'save')).click();
    await waitUntil(() => !part(root, 'save-bar'), 'not saved');
    expect((await settings()).brand.copyright).to.equal('The Shop Ltd');
  });

  it('drops what was typed', async () => {
    const root = await open('brand');
    const name = await field(root, 'business-name');
    const before = name.value;
    type(name, 'Another name');
    (await partOf(root, 'cancel')).click();
    await root.updateComplete;
    expect(name.value).to.equal(before);
    expect(part(root, 'save-bar')).to.equal(null);
  });

  it('says beside the field what the server refuses, and keeps what was typed', async () => {
    const root = await open('sign-in');
    type(await field(root, 'signIn-idleDays'), '60');
    (await partOf(root, 'save')).click();
    await waitUntil(() => root.shadowRoot!.querySelector('#signIn-idleDays-error'), 'no complaint');
    expect(textOf(root)).to.include('Lower this one');
    expect((await field(root, 'signIn-idleDays')).value).to.equal('60');
  });

  it('keeps what was typed when somebody else has saved, and says what they changed', async () => {
    const root = await open('brand');
    type(await field(root, 'brand-copyright'), 'Mine');
    await page.mock.changeSettings(({ business }) => void (business.name = 'Theirs'));
    (await partOf(root, 'save')).click();
    await partOf(root, 'notice');
    expect(textOf(part(root, 'notice')!)).to.include('Name');
    (await partOf(root, 'save')).click();
    await waitUntil(() => !part(root, 'save-bar'), 'not saved');
    const { brand } = await settings();
    expect([brand.name, brand.copyright]).to.deep.equal(['Theirs', 'Mine']);
  });

  for (const view of [
    'brand',
    'business',
    'apps',
    'sign-in',
    'places',
    'links',
    'words',
    'languages',
    'capture',
    'template',
  ]) {
    it(`draws ${view} so that everybody can use it`, async () => {
      const root = await open(view);
      await partOf(root, 'fields');
      await expect(root).to.be.accessible();
      expect(textOf(root)).not.to.include('undefined');
    });
  }

  it('lets a role that only reads look, and change nothing', async () => {
    await signInAs('read-only');
    const root = await open('brand');
    expect((await field(root, 'business-name')).disabled).to.equal(true);
  });

  it('offers to allow the site of a new page', async () => {
    const root = await open('places');
    type(await field(root, 'pages'), 'https://new.example.com/clients');
    const add = await partOf(root, 'add-origin');
    add.click();
    await root.updateComplete;
    expect((await field(root, 'origins')).value).to.include('https://new.example.com');
  });
});
