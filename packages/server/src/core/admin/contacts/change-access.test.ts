import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createFilePortal } from '../../../testing/file-portal.js';
import { approveContact, restoreContact, signOutContact, suspendContact } from './change-access.js';
import { createMagicLink } from '../invitations/magic-links.js';

describe('what the business does with a contact', async () => {
  const portal = await createFilePortal();
  const { core } = portal;
  const isSignedIn = async (browser: ReturnType<typeof portal.browser>) =>
    (await browser.send('GET', '/api/profile')).status === 200;

  it('suspending ends sessions and links at once, restoring lets back in', async () => {
    const { id, email } = await portal.addContact();
    const browser = portal.browser();
    await browser.signIn(email);
    const { url } = await createMagicLink(core, 'cli', { email });
    await suspendContact(core, 'cli', id);
    assert.equal(await isSignedIn(browser), false);
    const token = new URL(url).hash.replace('#portal-token=', '');
    assert.equal((await browser.send('POST', '/api/session/token', { token })).status, 410);
    assert.equal((await browser.signIn(email)).status, 401);
    await restoreContact(core, 'cli', id);
    assert.equal((await browser.signIn(email)).status, 200);
  });

  it('suspending twice says that it is done already', async () => {
    const { id } = await portal.addContact();
    await suspendContact(core, 'cli', id);
    await assert.rejects(suspendContact(core, 'cli', id), { code: 'conflict' });
  });

  it('approving lets in with a link by mail', async () => {
    const { id, email } = await portal.addContact({ access: 'requested' });
    const browser = portal.browser();
    assert.equal((await browser.signIn(email)).status, 401);
    await approveContact(core, 'cli', id);
    await portal.tick();
    const mail = portal.mails.at(-1)!;
    assert.equal(mail.to, email);
    const token = /portal-token=([\w-]+)/.exec(mail.text)![1]!;
    assert.equal((await browser.send('POST', '/api/session/token', { token })).status, 200);
    await assert.rejects(approveContact(core, 'cli', id), { code: 'conflict' });
  });

  it('signing out ends every session, and only theirs', async () => {
    const [mara, other] = [await portal.addContact(), await portal.addContact()];
    const [first, second, stranger] = [portal.browser(), portal.browser(), portal.browser()];
    await first.signIn(mara.email);
    await second.signIn(mara.email);
    await stranger.signIn(other.email);
    assert.equal(await signOutContact(core, 'cli', mara.id), 2);
    assert.deepEqual(
      [await isSignedIn(first), await isSignedIn(second), await isSignedIn(stranger)],
      [false, false, true],
    );
  });
});
