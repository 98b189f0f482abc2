import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

import type { ContactDetails, ContactEntry } from '@client-portal/contract/admin';
import { eq } from 'drizzle-orm';

import { createAdminTester, type StaffOfTests } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import { event } from '../../db/work-schema.js';

describe('the contacts of a business', async () => {
  const portal = await createFilePortal();
  const tester = createAdminTester(portal);
  let owner: StaffOfTests;

  before(async () => {
    owner = await tester.addStaff('owner');
  });

  const make = async (body: object) => {
    const response = await owner.send('POST', '/api/admin/contacts', body);
    assert.equal(response.status, 201, await response.clone().text());
    return (await response.json()) as ContactDetails;
  };
  const find = async (query: string) =>
    (await (await owner.send('GET', `/api/admin/contacts?${query}`)).json()) as {
      items: ContactEntry[];
      nextCursor: string | null;
      total: number | null;
    };
  const names = async (query: string) => (await find(query)).items.map(({ firstName }) => firstName);

  it('keeps everything that was typed, and normalises the address', async () => {
    const fields = { 'Shoe size': '43' };
    const made = await make({ email: ' Ines@Mail.test ', firstName: 'Inês', tags: ['vip', 'vip'], fields });
    assert.deepEqual([made.email, made.tags, made.fields, made.state], ['ines@mail.test', ['vip'], fields, 'eligible']);
  });

  it('finds by the beginnings of words of names, company, address and alias, without accents', async () => {
    const { id } = await make({
      email: 'zoe@work.example',
      firstName: 'Zoë',
      lastName: 'Quist',
      company: 'Blue Fjord',
    });
    await owner.send('POST', `/api/admin/contacts/${id}/aliases`, { email: 'private@home.example' });
    for (const q of ['zoe', 'qui zo', 'fjor', 'work.exa', 'private@home'])
      assert.deepEqual(await names(`q=${encodeURIComponent(q)}`), ['Zoë'], q);
    assert.deepEqual(await names('q=uist'), []);
  });

  it('takes quotes and operators of the search language for what they are', async () => {
    for (const q of [`"`, `zoe" OR "a`, 'NEAR(', '*', `'; DROP TABLE contact`, '-- '])
      assert.equal((await owner.send('GET', `/api/admin/contacts?q=${encodeURIComponent(q)}`)).status, 200, q);
    assert.deepEqual(await names('q=%22'), []);
  });

  it('refuses a cursor, sort or state that is none', async () => {
    for (const query of ['cursor=xyz', `cursor=${btoa('["a","b"]')}`, 'sort=(CASE WHEN 1=1 THEN id END)', 'state=all'])
      assert.equal((await owner.send('GET', `/api/admin/contacts?${query}`)).status, 422, query);
  });

  it('pages through every order without missing or repeating anybody', async () => {
    for (let each = 0; each < 7; each += 1)
      await make({ firstName: 'Pat', lastName: `Page${each % 3}`, tags: ['paged'] });
    for (const query of ['tag=paged', 'tag=paged&sort=name', 'tag=paged&sort=login', 'q=page', 'q=pat&tag=paged']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      do {
        const page = await find(`${query}&limit=2&total=true${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
        assert.equal(page.total, 7, query);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor);
      assert.equal(new Set(seen).size, 7, query);
      assert.equal(seen.length, 7, query);
    }
  });

  it('names the contact that has the address, also as an alias', async () => {
    const { id } = await make({ email: 'taken@mail.test' });
    await owner.send('POST', `/api/admin/contacts/${id}/aliases`, { email: 'also@mail.test' });
    for (const email of ['Taken@mail.test', 'also@mail.test']) {
      const response = await owner.send('POST', '/api/admin/contacts', { email });
      const { reason, errors } = (await response.json()) as { reason: string; errors: { message: string }[] };
      assert.deepEqual([response.status, reason, errors[0]?.message], [409, 'address_taken', id]);
    }
  });

  it('refuses an edit that is based on what somebody else has changed', async () => {
    const { id, updatedAt } = await make({ firstName: 'Edit' });
    const edit = (company: string, tag: number) =>
      owner.send('PATCH', `/api/admin/contacts/${id}`, { company }, { 'if-match': `"${tag}"` });
    assert.equal((await edit('First', updatedAt)).status, 200);
    const second = await edit('Second', updatedAt);
    assert.deepEqual([second.status, ((await second.json()) as { code: string }).code], [412, 'changed_meanwhile']);
    const read = await owner.send('GET', `/api/admin/contacts/${id}`);
    assert.equal(((await read.json()) as ContactDetails).company, 'First');
    assert.match(read.headers.get('etag')!, /^"\d+"$/);
  });

  it('an alias signs in as the contact, until it is taken away', async () => {
    const { id, email } = await portal.addContact();
    const path = `/api/admin/contacts/${id}/aliases`;
    assert.equal((await owner.send('POST', path, { email: 'second@mail.test' })).status, 204);
    const session = (await (await portal.browser().signIn('second@mail.test')).json()) as {
      session: { contact: { id: string; email: string } };
    };
    assert.deepEqual([session.session.contact.id, session.session.contact.email], [id, email]);
    assert.equal((await owner.send('DELETE', `${path}?email=second%40mail.test`)).status, 204);
    assert.equal((await portal.browser().signIn('second@mail.test')).status, 401);
  });

  it('does one thing to all who match, once', async () => {
    const first = await make({ firstName: 'Bulk', lastName: 'One' });
    await make({ firstName: 'Bulk', lastName: 'Two' });
    const send = async (change: object, on: object = { filter: { q: 'bulk' } }) =>
      (await (await owner.send('POST', '/api/admin/contacts/bulk', { change, on })).json()) as { changed: number };
    const tag = { action: 'tag', tag: 'many' };
    assert.deepEqual([(await send(tag)).changed, (await send(tag)).changed], [2, 0]);
    assert.equal((await find('tag=many&total=true')).total, 2);
    assert.equal((await send({ action: 'grant', resource: 'app:invoices' })).changed, 2);
    assert.equal((await send({ action: 'suspend', reason: 'Trial over' }, { ids: [first.id] })).changed, 1);
    const read = (await (await owner.send('GET', `/api/admin/contacts/${first.id}`)).json()) as ContactDetails;
    assert.deepEqual([read.state, read.suspendedReason, read.tags], ['suspended', 'Trial over', ['many']]);
    const events = (await (await owner.send('GET', `/api/admin/contacts/${first.id}/events`)).json()) as {
      items: { type: string }[];
    };
    assert.deepEqual(
      events.items.map(({ type }) => type),
      ['contact.suspended', 'entitlement.granted', 'contact.tagged', 'contact.created'],
    );
  });

  it('exports what a spreadsheet shows and does not calculate', async () => {
    await make({ firstName: '=1+1', lastName: 'say "hi"', company: '@cmd', phone: '+49 30', tags: ['csv'] });
    const response = await owner.send('GET', '/api/admin/contacts.csv?tag=csv');
    const [, line] = (await response.text()).split('\r\n');
    assert.match(line!, /"'=1\+1","say ""hi""","'@cmd","'\+49 30"/);
    assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8');
  });

  it('writes down who took all contacts along', async () => {
    const reader = await tester.addStaff('read-only');
    await (await reader.send('GET', '/api/admin/contacts.csv')).text();
    const taken = await portal.core.db.select().from(event).where(eq(event.type, 'contacts.exported'));
    assert.equal(taken.at(-1)?.actor, `staff:${reader.id}`);
  });
});
