import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createFilePortal } from '../../testing/file-portal.js';
import { tokenIn } from '../../testing/mail-text.js';
import { revokeResource } from '../admin/access/grant-by-address.js';
import { revokeInvitation } from '../admin/invitations/list-invitations.js';
import { findContact } from '../admin/contacts/find-contact.js';
import { inviteContact } from '../admin/invitations/invite-contact.js';
import { DAY, MINUTE } from '../clock.js';

describe('renewing an old invitation', async () => {
  const portal = await createFilePortal();
  const { core } = portal;
  let invited = 0;

  const invite = async (email: string, grants: 'app:invoices'[] = []) => {
    const { url } = await inviteContact(core, 'cli', { email, grants });
    await portal.tick();
    return url.split('portal-token=')[1]!;
  };
  const newcomer = () => `invited${(invited += 1)}@mail.test`;
  const redeem = (token: string) => portal.browser().send('POST', '/api/session/token', { token });
  /** The secret that is mailed; undefined when nothing is. */
  const renew = async (token: string) => {
    portal.time.now += 20 * MINUTE;
    const before = portal.mails.length;
    assert.equal((await portal.browser().send('POST', '/api/session/renew', { token })).status, 202);
    await portal.tick();
    return portal.mails.length > before ? tokenIn(portal.mails.at(-1)!) : undefined;
  };
  const heldBy = (email: string) =>
    core.db.all(
      `SELECT resource FROM entitlement JOIN contact ON contact.id = contact_id WHERE email = '${email}' AND revoked_at IS NULL`,
    );

  it('does not bring back what was taken away after its successor was used', async () => {
    const email = newcomer();
    const first = await invite(email, ['app:invoices']);
    portal.time.now += 8 * DAY;
    assert.equal((await redeem((await renew(first))!)).status, 200);
    await revokeResource(core, 'cli', email, 'app:invoices');
    assert.equal((await redeem((await renew(first))!)).status, 200);
    assert.deepEqual(await heldBy(email), []);
  });

  it('gives what the newest invitation carries, not more', async () => {
    const email = newcomer();
    const generous = await invite(email, ['app:invoices']);
    await invite(email, []);
    assert.equal((await redeem((await renew(generous))!)).status, 200);
    assert.deepEqual(await heldBy(email), []);
  });

  it('mails nothing once the business has withdrawn the newest one', async () => {
    const email = newcomer();
    const first = await invite(email, ['app:invoices']);
    await invite(email, ['app:invoices']);
    await revokeInvitation(core, 'cli', (await findContact(core, email))!.id);
    assert.equal(await renew(first), undefined);
  });
});
