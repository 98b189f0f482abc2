import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { LinkReport, Session, SignedIn } from '@client-portal/contract';
import { eq } from 'drizzle-orm';

import { anInvoice } from '../../../apps/invoices/testing/invoice-fixtures.js';
import { createAdminTester } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import { MINUTE } from '../../clock.js';
import { contact } from '../../db/schema.js';
import { event } from '../../db/work-schema.js';

describe('looking at the portal as a client sees it', async () => {
  const portal = await createFilePortal();
  const { core } = portal;
  const tester = createAdminTester(portal);

  const aLink = async (values: { contactId: string; page?: string; view?: string }) => {
    const member = await tester.addStaff('staff');
    const response = await member.send('POST', '/api/admin/views', values);
    const { url } = (await response.json()) as { url: string };
    return { member, url, token: new URL(url).hash.replace('#portal-token=', '') };
  };

  const look = async () => {
    const person = await portal.addContact();
    const { member, token } = await aLink({ contactId: person.id });
    const browser = portal.browser();
    const signedIn = (await (await browser.send('POST', '/api/session/token', { token })).json()) as SignedIn;
    return { person, member, token, browser, session: signedIn.session };
  };

  it('shows what the client sees, and says who looks', async () => {
    const { person, browser, session } = await look();
    assert.deepEqual([session.contact.id, session.viewer?.name], [person.id, 'The staff']);
    assert.equal((await browser.send('GET', '/api/profile')).status, 200);
  });

  it('changes nothing, whatever is tried', async () => {
    const { browser } = await look();
    const tries: [string, string, unknown?][] = [
      ['PATCH', '/api/profile', { firstName: 'Eve' }],
      ['POST', '/api/profile/password', { password: 'a password of mine' }],
      ['DELETE', '/api/sessions'],
      ['POST', '/api/invoices/inv_1/payments', { provider: 'test', returnUrl: 'https://www.shop.test/clients' }],
    ];
    for (const [method, path, body] of tries) {
      const response = await browser.send(method, path, body);
      assert.equal(response.headers.get('access-control-allow-origin'), 'https://www.shop.test');
      const { reason } = (await response.json()) as { reason?: string };
      assert.deepEqual([path, response.status, reason], [path, 403, 'looking_only']);
    }
  });

  it('leaves no trace that the client would have left: an invoice that staff opened is not one that the client has seen', async () => {
    const { person, browser } = await look();
    const id = await anInvoice(core, person.id);
    assert.equal((await browser.send('GET', `/api/invoices/${id}`)).status, 200);
    const log = await core.db.select({ type: event.type }).from(event).where(eq(event.subjectId, id));
    assert.ok(!log.some(({ type }) => type === 'invoice.viewed'));
    const own = portal.browser();
    await own.signIn(person.email);
    await own.send('GET', `/api/invoices/${id}`);
    const after = await core.db.select({ type: event.type }).from(event).where(eq(event.subjectId, id));
    assert.ok(after.some(({ type }) => type === 'invoice.viewed'));
  });

  it('ends in the name of who looked', async () => {
    for (const end of ['DELETE', 'replace'] as const) {
      const { person, member, browser } = await look();
      if (end === 'DELETE') assert.equal((await browser.send('DELETE', '/api/session')).status, 204);
      else await browser.signIn((await portal.addContact()).email);
      const log = await core.db.select().from(event).where(eq(event.contactId, person.id));
      const ended = log.filter(({ type }) => type === 'session.ended');
      assert.deepEqual(
        ended.map(({ actor }) => actor),
        [`staff:${member.id}`],
        end,
      );
    }
  });

  it('cannot be begun any more by who lost the right to look', async () => {
    const owner = await tester.addStaff('owner');
    const { member, token } = await aLink({ contactId: (await portal.addContact()).id });
    assert.equal((await owner.send('PATCH', `/api/admin/staff/${member.id}`, { role: 'read-only' })).status, 200);
    assert.equal((await portal.browser().send('POST', '/api/session/token', { token })).status, 410);
  });

  it('ends after a quarter of an hour, however busy', async () => {
    const { browser } = await look();
    portal.time.now += 14 * MINUTE;
    assert.equal((await browser.send('GET', '/api/profile')).status, 200);
    portal.time.now += 2 * MINUTE;
    assert.equal((await browser.send('GET', '/api/profile')).status, 401);
  });

  it('is not the client’s sign-in: neither joined nor last seen, and not among the devices', async () => {
    const { person } = await look();
    const [row] = await core.db.select().from(contact).where(eq(contact.id, person.id));
    assert.deepEqual([row?.firstLoginAt, row?.lastLoginAt], [null, null]);
    const own = portal.browser();
    await own.signIn(person.email);
    const { items } = (await (await own.send('GET', '/api/sessions')).json()) as { items: { current: boolean }[] };
    assert.deepEqual(
      items.map(({ current }) => current),
      [true],
    );
  });

  it('is written down, with who looked at whom', async () => {
    const { person, member } = await look();
    const rows = await core.db.select().from(event).where(eq(event.subjectId, person.id));
    const mine = rows.filter(({ type }) => type.startsWith('view-as.'));
    assert.deepEqual(
      mine.map(({ type, actor }) => [type, actor]),
      [
        ['view-as.issued', `staff:${member.id}`],
        ['view-as.started', `staff:${member.id}`],
      ],
    );
  });

  it('works once, for five minutes', async () => {
    const { token } = await look();
    const again = await portal.browser().send('POST', '/api/session/token', { token });
    assert.deepEqual([again.status, ((await again.json()) as { reason: string }).reason], [410, 'used']);
    const late = await aLink({ contactId: (await portal.addContact()).id });
    portal.time.now += 6 * MINUTE;
    const response = await portal.browser().send('POST', '/api/session/inspect', { token: late.token });
    assert.equal(((await response.json()) as LinkReport).state, 'expired');
  });

  it('ends when the staff member is disabled', async () => {
    const owner = await tester.addStaff('owner');
    const { browser, member } = await look();
    assert.equal((await owner.send('PATCH', `/api/admin/staff/${member.id}`, { disabled: true })).status, 200);
    assert.equal((await browser.send('GET', '/api/profile')).status, 401);
  });

  it('asks before it takes the place of a client’s own session', async () => {
    const { token } = await aLink({ contactId: (await portal.addContact()).id });
    const browser = portal.browser();
    await browser.signIn((await portal.addContact()).email);
    assert.equal((await browser.send('POST', '/api/session/token', { token })).status, 409);
    const answer = await browser.send('POST', '/api/session/token', { token, replace: true });
    assert.equal(((await answer.json()) as { session: Session }).session.viewer?.name, 'The staff');
  });

  it('leads only to pages of the business', async () => {
    const member = await tester.addStaff('staff');
    const body = { contactId: (await portal.addContact()).id, page: 'https://evil.test/x' };
    assert.equal((await member.send('POST', '/api/admin/views', body)).status, 422);
  });
});
