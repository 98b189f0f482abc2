import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { eq } from 'drizzle-orm';

import { createFilePortal } from '../../../testing/file-portal.js';
import { DAY } from '../../clock.js';
import { contact, entitlement } from '../../db/schema.js';
import { event } from '../../db/work-schema.js';
import { suspendContact } from '../contacts/change-access.js';
import { listInvitations, revokeInvitation } from './list-invitations.js';
import { inviteContact } from './invite-contact.js';

const tokenOf = (url: string) => new URL(url).hash.replace('#portal-token=', '');

describe('an invitation', async () => {
  const portal = await createFilePortal();
  const { core } = portal;
  const use = (url: string) => portal.browser().send('POST', '/api/session/token', { token: tokenOf(url) });
  const reasonOf = async (response: Response) => [
    response.status,
    ((await response.json()) as { reason?: string }).reason,
  ];
  const stateOf = async (email: string) =>
    (await listInvitations(core)).items.find((each) => each.email === email)?.state;

  it('makes the contact, mails the link and grants by joining', async () => {
    const invited = await inviteContact(core, 'cli', {
      email: ' New@Mail.test ',
      firstName: 'Nova',
      grants: ['app:invoices'],
    });
    assert.equal(invited.created, true);
    assert.equal(await stateOf('new@mail.test'), 'sent');
    await portal.tick();
    assert.ok(portal.mails.at(-1)!.text.includes(invited.url));
    assert.equal(await stateOf('new@mail.test'), 'delivered');
    assert.equal((await use(invited.url)).status, 200);
    assert.equal(await stateOf('new@mail.test'), 'joined');
    const rows = await core.db.select().from(entitlement).where(eq(entitlement.contactId, invited.contactId));
    assert.deepEqual(
      rows.map((row) => row.resource),
      ['app:invoices'],
    );
  });

  it('is recorded with who sent it', async () => {
    const { contactId } = await inviteContact(core, 'staff:usr_1', { email: 'recorded@mail.test' });
    const rows = await core.db.select().from(event).where(eq(event.subjectId, contactId));
    assert.deepEqual(
      rows.map(({ type, actor }) => [type, actor]),
      [
        ['contact.created', 'staff:usr_1'],
        ['contact.invited', 'staff:usr_1'],
      ],
    );
  });

  it('replaces the one before, and leaves the name that is there', async () => {
    const first = await inviteContact(core, 'cli', { email: 'twice@mail.test', firstName: 'Tove' });
    const second = await inviteContact(core, 'cli', { email: 'twice@mail.test', firstName: 'Other' });
    assert.deepEqual([second.created, second.contactId], [false, first.contactId]);
    assert.deepEqual(await reasonOf(await use(first.url)), [410, 'replaced']);
    const [row] = await core.db.select().from(contact).where(eq(contact.id, first.contactId));
    assert.equal(row!.firstName, 'Tove');
    assert.equal((await use(second.url)).status, 200);
  });

  it('is of no use once revoked', async () => {
    const { url, contactId } = await inviteContact(core, 'cli', { email: 'revoked@mail.test' });
    await revokeInvitation(core, 'cli', contactId);
    assert.equal(await stateOf('revoked@mail.test'), 'revoked');
    assert.deepEqual(await reasonOf(await use(url)), [410, 'revoked']);
    await assert.rejects(revokeInvitation(core, 'cli', contactId), { code: 'not_found' });
  });

  it('expires', async () => {
    await inviteContact(core, 'cli', { email: 'late@mail.test' });
    portal.time.now += 8 * DAY;
    assert.equal(await stateOf('late@mail.test'), 'expired');
  });

  it('made by two at once makes one contact', async () => {
    const both = await Promise.all([1, 2].map(() => inviteContact(core, 'cli', { email: 'race@mail.test' })));
    assert.equal(both[0]!.contactId, both[1]!.contactId);
    assert.equal(both.filter(({ created }) => created).length, 1);
  });

  it('is not for somebody who is suspended', async () => {
    const { id, email } = await portal.addContact();
    await suspendContact(core, 'cli', id);
    await assert.rejects(inviteContact(core, 'cli', { email }), { code: 'conflict' });
  });

  const wrong = [
    { email: 'no address' },
    { email: 'a@mail.test', view: 'https://evil.test' },
    { email: 'a@mail.test', page: 'https://evil.test/x' },
    { email: 'a@mail.test', grants: ['app:everything'] },
  ];
  for (const input of wrong) {
    it(`refuses ${JSON.stringify(input)}`, async () => {
      await assert.rejects(inviteContact(core, 'cli', input as never), { code: 'invalid_request' });
    });
  }
});
