import type { AdminClient } from '@client-portal/client/admin';
import { expect } from '@open-wc/testing';
import { html } from 'lit';

import { deep, mountArea, part, partOf, rootOf, textOf, type, useAdminPage, waitUntil } from '../testing/admin-page.js';
import { aColleague } from '../testing/colleague.js';
import './index.js';
import type { PortalAdminContacts } from './portal-admin-contacts.js';

describe('the list of contacts', () => {
  const page = useAdminPage();
  let colleague: AdminClient;

  beforeEach(async () => {
    colleague = await aColleague(page.mock);
    for (const firstName of ['Ada', 'Bela']) {
      await colleague.post('/api/admin/contacts', { body: { firstName, tags: ['Big clients'] } });
    }
  });

  async function open(view = '') {
    const area = await mountArea<PortalAdminContacts>(
      html`<portal-admin-contacts .view=${view}></portal-admin-contacts>`,
    );
    const list = deep(area, 'portal-admin-contact-list')!;
    await partOf(list, 'table');
    const names = () => [...list.shadowRoot!.querySelectorAll('tbody .open')].map((each) => textOf(each)).sort();
    /** What the shell does with where the list wants to go. */
    const follow = () =>
      (area.view = rootOf(area)
        .views.at(-1)!
        .replace(/^contacts\/?/, ''));
    return { area, list, names, follow };
  }

  const chip = (list: Element, label: string) =>
    [...list.shadowRoot!.querySelectorAll<HTMLElement>('.chip')].find((each) => textOf(each) === label)!;

  it('narrows by address and tag, and keeps both in the page’s address', async () => {
    const { area, list, names, follow } = await open();
    part(list, 'more-filters')!.querySelector('summary')!.click();
    chip(list, 'Has none').click();
    follow();
    await waitUntil(() => names().length === 2, 'not narrowed');
    const select = list.shadowRoot!.querySelector<HTMLSelectElement>('#tag')!;
    select.value = 'Big clients';
    select.dispatchEvent(new Event('change'));
    expect(follow()).to.equal('tag=Big~20clients;hasEmail=false');
    await waitUntil(() => textOf(part(list, 'more-filters')!).includes('More filters (2)'), 'not counted');
    await expect(area).to.be.accessible();
  });

  it('changes exactly those who match when all of them are taken', async () => {
    const { list, names } = await open('hasEmail=false');
    await waitUntil(() => names().length === 2, 'not narrowed');
    list.shadowRoot!.querySelector<HTMLElement>('tbody .tick input')!.click();
    const bar = deep(list, 'portal-admin-bulk-bar')!;
    (await partOf(bar, 'everybody')).click();
    await waitUntil(() => !part(bar, 'everybody'), 'not all');
    const menu = deep(bar, 'portal-menu')!;
    part(menu, 'button')!.click();
    (await partOf(menu, 'item')).click();
    await waitUntil(() => deep(bar, '#text'), 'no question');
    type(deep<HTMLInputElement>(bar, '#text')!, 'nameless');
    part(bar, 'apply')!.click();
    await waitUntil(() => textOf(document.body).includes('2 contacts were changed'), 'not changed');
    const { items } = await colleague.get('/api/admin/contacts', { query: { tag: 'nameless' } });
    expect(items.map(({ firstName }) => firstName).sort()).to.deep.equal(['Ada', 'Bela']);
  });

  it('invites those who are ticked, a few at a time', async () => {
    const { list, names } = await open();
    await waitUntil(() => names().length > 2, 'not loaded');
    list.shadowRoot!.querySelector<HTMLElement>('tbody .tick input')!.click();
    const bar = deep(list, 'portal-admin-bulk-bar')!;
    const menu = await waitUntil(() => deep(bar, 'portal-menu'), 'no bar').then(() => deep(bar, 'portal-menu')!);
    part(menu, 'button')!.click();
    await partOf(menu, 'item');
    [...menu.shadowRoot!.querySelectorAll<HTMLElement>('[part="item"]')]
      .find((each) => textOf(each) === 'Invite')!
      .click();
    await waitUntil(() => textOf(bar).includes('Sent a few at a time'), 'no question');
    part(bar, 'apply')!.click();
    await waitUntil(() => textOf(document.body).includes('One mail is queued'), 'not queued');
    const { items } = await colleague.get('/api/admin/mail-batches');
    expect(items.map(({ kind }) => kind)).to.deep.equal(['invitation']);
  });

  it('saves, renames and deletes a segment, and brings it back', async () => {
    const { area, list, names, follow } = await open('hasEmail=false');
    const segments = async () => (await colleague.get('/api/admin/segments')).items;
    const dialog = deep(list, 'portal-admin-text-dialog')!;
    const answer = async (text: string) => {
      await waitUntil(() => deep(dialog, '#text'), 'no question');
      type(deep<HTMLInputElement>(dialog, '#text')!, text);
      part(dialog, 'submit')!.click();
    };
    const choose = async (index: number) => {
      const menu = await partOf(list, 'segment-menu');
      part(menu, 'button')!.click();
      await partOf(menu, 'item');
      menu.shadowRoot!.querySelectorAll<HTMLElement>('[part="item"]')[index]!.click();
    };
    (await partOf(list, 'save-segment')).click();
    await answer('Nowhere to write to');
    await waitUntil(() => rootOf(area).views.length > 0, 'not in use');
    expect(follow()).to.match(/^segment=seg_/);
    expect((await segments()).map(({ name, filter }) => [name, filter])).to.deep.equal([
      ['Nowhere to write to', { hasEmail: false }],
    ]);
    await waitUntil(() => names().length === 2, 'not applied');
    await choose(0);
    await answer('Without an address');
    await waitUntil(async () => (await segments())[0]?.name === 'Without an address', 'not renamed');
    await waitUntil(() => textOf(list).includes('Without an address'), 'the old name stays');
    await choose(1);
    await waitUntil(() => textOf(document.body).includes('“Without an address” is gone'), 'not deleted');
    expect([await segments(), follow()]).to.deep.equal([[], '']);
    part(deep(document.body, 'portal-toasts')!, 'action')!.click();
    await waitUntil(async () => (await segments())[0]?.name === 'Without an address', 'not brought back');
  });

  it('has the columns of the last time', async () => {
    const first = await open();
    const shown = (list: Element) => [...list.shadowRoot!.querySelectorAll('thead th')].map((each) => textOf(each));
    const phone = [...part(first.list, 'columns')!.querySelectorAll('label')].find((each) => textOf(each) === 'Phone')!;
    phone.click();
    await waitUntil(() => shown(first.list).includes('Phone'), 'no column');
    first.area.remove();
    const second = await open();
    await waitUntil(() => shown(second.list).includes('Phone'), 'forgotten');
  });

  it('is as it was left after one of it was open', async () => {
    const { area, list, names } = await open();
    type(list.shadowRoot!.querySelector<HTMLInputElement>('#q')!, 'ada');
    await waitUntil(() => names().join() === 'Ada', 'not found');
    const [id] = /ctc_\w+/.exec(list.shadowRoot!.querySelector<HTMLAnchorElement>('tbody .open')!.href)!;
    area.view = id;
    await partOf(area, 'facts');
    area.view = '';
    await waitUntil(() => !deep(area, 'portal-admin-contact'), 'still open');
    expect([names(), list.shadowRoot!.querySelector<HTMLInputElement>('#q')!.value]).to.deep.equal([['Ada'], 'ada']);
  });
});
