import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createFilePortal } from '../../testing/file-portal.js';
import { approveContact, listContacts, restoreContact, signOutContact, suspendContact } from './contacts.js';
import { createMagicLink } from './magic-link.js';

describe('what the business does with a contact', async () => {
  const portal = await createFilePortal();
  const { core } = portal;
  const isSignedIn = async (browser: ReturnType<typeof portal.browser>) =>
    (await browser.send('GET', '/api/profile')).status === 200;

  it('suspending ends sessions and links at once, restoring lets back in', async () => {
    const { email } = await portal.addContact();
    const browser = portal.browser();
    await browser.signIn(email);
    const { url } = await createMagicLink(core, 'cli', { email });
    await suspendContact(core, 'cli', email);
    assert.equal(await isSignedIn(browser), false);
    const token = new URL(url).hash.replace('#portal-token=', '');
    assert.equal((await browser.send('POST', '/api/session/token', { token })).status, 410);
    assert.equal((await browser.signIn(email)).status, 401);
    await restoreContact(core, 'cli', email);
    assert.equal((await browser.signIn(email)).status, 200);
  });

  it('suspending twice says that it is done already', async () => {
    const { email } = await portal.addContact();
    await suspendContact(core, 'cli', email);
    await assert.rejects(suspendContact(core, 'cli', email), { code: 'conflict' });
  });

  it('approving lets in with a link by mail', async () => {
    const { email } = await portal.addContact({ access: 'requested' });
    const browser = portal.browser();
    assert.equal((await browser.signIn(email)).status, 401);
    await approveContact(core, 'cli', email);
    await portal.tick();
    const mail = portal.mails.at(-1)!;
    assert.equal(mail.to, email);
    const token = /portal-token=([\w-]+)/.exec(mail.text)![1]!;
    assert.equal((await browser.send('POST', '/api/session/token', { token })).status, 200);
    await assert.rejects(approveContact(core, 'cli', email), { code: 'conflict' });
  });

  it('signing out ends every session, and only theirs', async () => {
    const [mara, other] = [await portal.addContact(), await portal.addContact()];
    const [first, second, stranger] = [portal.browser(), portal.browser(), portal.browser()];
    await first.signIn(mara.email);
    await second.signIn(mara.email);
    await stranger.signIn(other.email);
    assert.equal(await signOutContact(core, 'cli', mara.email), 2);
    assert.deepEqual(
      [await isSignedIn(first), await isSignedIn(second), await isSignedIn(stranger)],
      [false, false, true],
    );
  });

  it('a magic link works once, within the hour', async () => {
    const { email } = await portal.addContact();
    const { url, expiresAt } = await createMagicLink(core, 'cli', { email, view: 'invoices' });
    assert.equal(expiresAt - portal.time.now, 3_600_000);
    const token = new URL(url).hash.replace('#portal-token=', '');
    assert.equal((await portal.browser().send('POST', '/api/session/token', { token })).status, 200);
    assert.equal((await portal.browser().send('POST', '/api/session/token', { token })).status, 410);
  });

  it('the list comes in pages that miss nobody, also among those made at the same time', async () => {
    const all = await listContacts(core);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await listContacts(core, { limit: 2, cursor: cursor ?? undefined });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    assert.deepEqual(
      seen,
      all.items.map(({ id }) => id),
    );
    assert.equal(new Set(seen).size, seen.length);
  });
});
