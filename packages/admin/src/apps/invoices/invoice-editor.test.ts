import type { AdminClient } from '@client-portal/client/admin';
import type { AdminInvoice } from '@client-portal/contract/invoices/admin';
import { aTimeout, expect } from '@open-wc/testing';
import { html } from 'lit';

import {
  deep,
  focused,
  mountArea,
  part,
  partOf,
  rootOf,
  textOf,
  type,
  useAdminPage,
  waitUntil,
} from '../../testing/admin-page.js';
import { aColleague } from '../../testing/colleague.js';
import './index.js';
import type { PortalAdminInvoices } from './portal-admin-invoices.js';

describe('writing an invoice', () => {
  const page = useAdminPage();
  let colleague: AdminClient;
  let mara: string;

  beforeEach(async () => {
    colleague = await aColleague(page.mock);
    mara = (await colleague.get('/api/admin/contacts', { query: { q: 'mara' } })).items[0]!.id;
  });

  const draft = async (): Promise<AdminInvoice> =>
    colleague.post('/api/admin/invoices', {
      body: {
        contactId: mara,
        title: 'Prints',
        currency: 'EUR',
        lines: [{ description: 'Print', quantity: 1000, unitPrice: 5000, taxRate: 1900 }],
      },
    });

  async function open(view: string) {
    const area = await mountArea<PortalAdminInvoices>(
      html`<portal-admin-invoices .view=${view}></portal-admin-invoices>`,
    );
    await waitUntil(() => deep(area, 'input#title'), 'no editor');
    const field = (id: string) => deep<HTMLInputElement>(area, `[id$="${id}"]`)!;
    /** As fast as a person: each change is drawn before the next. */
    const fill = async (id: string, text: string) => {
      type(field(id), text);
      await aTimeout(0);
    };
    return { area, field, fill, root: rootOf(area) };
  }

  it('shows beside it what the client will see, and saves it', async () => {
    const { area, fill, root } = await open(`new/${mara}`);
    await fill('title', 'Wedding album');
    await fill('-description', 'Album');
    await fill('-quantity', '2');
    await fill('-price', '99.50');
    await waitUntil(() => textOf(area).includes('€199.00'), 'no preview');
    await expect(area).to.be.accessible();
    part(area, 'save')!.click();
    await waitUntil(() => root.views.length > 0, 'not saved');
    const id = /inv_\w+/.exec(root.views[0]!)![0];
    const saved = await colleague.get('/api/admin/invoices/{id}', { params: { id } });
    expect([saved.title, saved.client.id, saved.draft.lines[0]!.unitPrice]).to.deep.equal([
      'Wedding album',
      mara,
      9950,
    ]);
  });

  it('finds the client by keyboard', async () => {
    const { area, field } = await open('new');
    type(field('client'), 'mara');
    await waitUntil(() => deep(area, '[role="option"]'), 'nobody found');
    await expect(area).to.be.accessible();
    field('client').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(textOf(await partOf(area, 'chosen'))).to.contain('Lindqvist & Daughters');
  });

  it('adds and moves lines by keyboard', async () => {
    const { area, field, fill } = await open(`new/${mara}`);
    await fill('-description', 'First');
    const press = (key: string, altKey = false) =>
      focused()!.dispatchEvent(new KeyboardEvent('keydown', { key, altKey, bubbles: true, cancelable: true }));
    field('-description').focus();
    press('Enter');
    const lines = () =>
      [...deep(area, '.lines')!.querySelectorAll<HTMLInputElement>('[id$="-description"]')].map(({ value }) => value);
    await waitUntil(() => lines().length === 2 && (focused() as HTMLInputElement)?.value === '', 'no second line');
    type(focused() as HTMLInputElement, 'Second');
    await aTimeout(0);
    press('ArrowUp', true);
    await waitUntil(() => lines().join() === 'Second,First', 'not moved');
  });

  it('marks what is wrong, puts the focus there, and sends nothing', async () => {
    const { area, field, fill, root } = await open('new');
    await fill('-description', 'Album');
    await fill('-price', 'many');
    part(area, 'save')!.click();
    await waitUntil(() => textOf(area).includes('Enter a number such as 12.50'), 'no complaint');
    expect(field('-price').getAttribute('aria-invalid')).to.equal('true');
    expect(root.views).to.deep.equal([]);
    await expect(area).to.be.accessible();
  });

  it('keeps what was typed for one client, and never offers it for another', async () => {
    const first = await open(`new/${mara}`);
    type(first.field('title'), 'Half written');
    first.area.remove();
    const again = await open(`new/${mara}`);
    await partOf(again.area, 'restored');
    expect(again.field('title').value).to.equal('Half written');
    again.area.remove();
    const { items } = await colleague.get('/api/admin/contacts', { query: { q: 'noor' } });
    const other = await open(`new/${items[0]!.id}`);
    expect([part(other.area, 'restored'), other.field('title').value]).to.deep.equal([null, '']);
  });

  it('asks whose version shall stay when a colleague was faster', async () => {
    const { id } = await draft();
    const { area, field, root } = await open(`${id}/edit`);
    const before = await colleague.get('/api/admin/invoices/{id}', { params: { id } });
    await colleague.patch('/api/admin/invoices/{id}', { params: { id }, body: { ...before.draft, title: 'Theirs' } });
    type(field('title'), 'Mine');
    part(area, 'save')!.click();
    await waitUntil(() => root.querySelector('portal-admin-question'), 'no question');
    (await partOf(root.querySelector('portal-admin-question')!, 'mine')).click();
    await waitUntil(() => root.views.length > 0, 'not saved');
    expect((await colleague.get('/api/admin/invoices/{id}', { params: { id } })).title).to.equal('Mine');
  });
});
