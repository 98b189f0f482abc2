import type { AdminClient } from '@client-portal/client/admin';
import { expect } from '@open-wc/testing';
import { html } from 'lit';

import { deep, mountArea, part, partOf, textOf, type, useAdminPage, waitUntil } from '../testing/admin-page.js';
import { atRest } from '@client-portal/kit/testing/at-rest.js';
import { aColleague } from '../testing/colleague.js';
import './index.js';
import type { PortalAdminContacts } from './portal-admin-contacts.js';

describe('merging two contacts', () => {
  const page = useAdminPage();
  let colleague: AdminClient;
  let into: string;
  let from: string;

  beforeEach(async () => {
    colleague = await aColleague(page.mock);
    const make = async (body: object) => (await colleague.post('/api/admin/contacts', { body })).id;
    into = await make({ firstName: 'Ada', email: 'ada@example.com', fields: { number: '7' }, company: 'Stays Ltd' });
    from = await make({
      ...{ firstName: 'Ida', email: 'ida@example.com', phone: '0123', tags: ['vip'], company: 'Goes Ltd' },
      fields: { number: '8', size: 'L' },
    });
    await colleague.post('/api/admin/contacts/{id}/aliases', {
      params: { id: from },
      body: { email: 'i@example.com' },
    });
  });

  async function choose() {
    const area = await mountArea<PortalAdminContacts>(
      html`<portal-admin-contacts .view=${into}></portal-admin-contacts>`,
    );
    await partOf(area, 'facts');
    const menu = deep(area, 'portal-menu')!;
    part(menu, 'button')!.click();
    await waitUntil(() => part(menu, 'item'), 'the menu');
    const items = [...menu.shadowRoot!.querySelectorAll<HTMLElement>('[part="item"]')];
    items.find((item) => textOf(item).startsWith('Merge'))!.click();
    const dialog = deep(area, 'portal-admin-merge')!;
    await waitUntil(() => deep(dialog, 'input#q'), 'no search');
    type(deep<HTMLInputElement>(dialog, 'input#q')!, 'ida');
    (await partOf(dialog, 'candidate')).click();
    await partOf(dialog, 'preview');
    return { area, dialog };
  }

  it('shows both side by side, and what becomes of each value of the one that goes', async () => {
    const { dialog } = await choose();
    const row = (name: string) => textOf(part(dialog, name)!);
    expect(row('company')).to.equal('Company Stays Ltd Goes Ltd is not kept');
    expect(row('phone')).to.equal('Phone – 0123 moves over');
    expect(row('aliases')).to.contain('i@example.com');
    expect(row('tags')).to.contain('vip');
    expect(row('field-number')).to.equal('number 7 8 is not kept');
    expect(row('field-size')).to.equal('size – L moves over');
    atRest();
    await expect(dialog).to.be.accessible();
  });

  it('merges, and takes it back from the message that says so', async () => {
    const { area, dialog } = await choose();
    part(dialog, 'submit')!.click();
    await waitUntil(() => textOf(document.body).includes('Ida is part of Ada now'), 'not merged');
    await waitUntil(() => part(area, 'merge'), 'the page does not know');
    expect((await colleague.get('/api/admin/contacts/{id}', { params: { id: into } })).phone).to.equal('0123');
    part(deep(document.body, 'portal-toasts')!, 'action')!.click();
    await waitUntil(() => textOf(document.body).includes('Ida is a contact of its own again'), 'not undone');
    const back = await colleague.get('/api/admin/contacts/{id}', { params: { id: from } });
    expect([back.email, back.tags, back.fields]).to.deep.equal([
      'ida@example.com',
      ['vip'],
      { number: '8', size: 'L' },
    ]);
    await waitUntil(() => !part(area, 'merge'), 'the page still shows it');
  });
});
