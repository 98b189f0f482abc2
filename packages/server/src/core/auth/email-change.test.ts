import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createFilePortal } from '../../testing/file-portal.js';
import { tokenIn } from '../../testing/mail-text.js';
import { PASSWORD } from '../../testing/test-portal.js';
import { MINUTE } from '../clock.js';
import { write } from '../db/change.js';
import { passkey } from '../db/schema.js';

describe('a stolen session', async () => {
  const portal = await createFilePortal();
  const { core } = portal;
  let stolen = 0;

  /** A client, and a thief who holds a session of theirs. */
  const rob = async () => {
    const { id, email } = await portal.addContact();
    const thief = portal.browser();
    await thief.signIn(email);
    return { id, email, thief, loot: `thief${(stolen += 1)}@evil.test` };
  };
  const mailTo = async (email: string) => {
    await portal.tick();
    return portal.mails.findLast(({ to }) => to === email)!;
  };
  const follow = (token: string) => portal.browser().send('POST', '/api/session/email-change', { token });
  type Browser = ReturnType<typeof portal.browser>;
  const order = async (thief: Browser, next: string) => {
    assert.equal((await thief.send('POST', '/api/profile/email', { email: next })).status, 202);
    return tokenIn(await mailTo(next));
  };
  const take = async (thief: Browser, next: string) => {
    assert.equal((await follow(await order(thief, next))).status, 200);
    portal.time.now += MINUTE;
  };
  const codeFor = async (browser: Browser, email: string) => {
    await browser.send('POST', '/api/session/email', { email });
    return browser.send('POST', '/api/session/token', { token: tokenIn(await mailTo(email)) });
  };
  const addressOf = async (id: string) =>
    (await core.db.all<{ email: string }>(`SELECT email FROM contact WHERE id = '${id}'`))[0]!.email;

  it('cannot take the address back after its owner has undone a chain of changes', async () => {
    const { id, email, thief, loot } = await rob();
    await take(thief, loot);
    const undo = tokenIn(await mailTo(email));
    assert.equal((await codeFor(thief, loot)).status, 200);
    await take(thief, `second-${loot}`);
    const counter = tokenIn(await mailTo(loot));
    assert.equal((await follow(undo)).status, 200);
    assert.equal((await follow(counter)).status, 410);
    assert.equal(await addressOf(id), email);
  });

  it('cannot undo the owner’s undoing by undoing first', async () => {
    const { id, email, thief, loot } = await rob();
    await take(thief, loot);
    const undo = tokenIn(await mailTo(email));
    assert.equal((await codeFor(thief, loot)).status, 200);
    await take(thief, `second-${loot}`);
    assert.equal((await follow(tokenIn(await mailTo(loot)))).status, 200);
    assert.equal((await follow(undo)).status, 200);
    assert.equal(await addressOf(id), email);
  });

  it('leaves no passkey and no password behind once the change is undone', async () => {
    const { id, email, thief, loot } = await rob();
    const key = { id: `key_${id}`, credentialId: `credential-${id}`, publicKey: '', counter: 0, transports: '[]' };
    const more = { contactId: id, rpId: 'www.shop.test', name: 'Theirs', createdAt: portal.time.now };
    await write(core.db, [core.db.insert(passkey).values({ ...key, ...more })]);
    await take(thief, loot);
    const undo = tokenIn(await mailTo(email));
    const password = 'the password of a thief';
    await thief.send('POST', '/api/session/email', { email: loot, purpose: 'reset' });
    const reset = tokenIn(await mailTo(loot));
    assert.equal((await thief.send('POST', '/api/session/token', { token: reset, password })).status, 200);
    assert.equal((await follow(undo)).status, 200);
    assert.equal((await portal.browser().signIn(email, password)).status, 401);
    assert.deepEqual(await core.db.all(`SELECT id FROM passkey WHERE contact_id = '${id}'`), []);
    assert.equal((await codeFor(portal.browser(), email)).status, 200);
  });

  for (const mode of ['open', 'approval'] as const) {
    it(`cannot keep the owner from undoing by asking for access with the old address, where sign-up is ${mode}`, async () => {
      await portal.changeSettings(({ signIn }) => void (signIn.signUp = mode));
      const { id, email, thief, loot } = await rob();
      await take(thief, loot);
      const undo = tokenIn(await mailTo(email));
      await thief.send('POST', '/api/session/email', { email });
      await portal.tick();
      assert.deepEqual(await core.db.all(`SELECT id FROM contact WHERE email = '${email}'`), []);
      assert.equal((await follow(undo)).status, 200);
      assert.equal(await addressOf(id), email);
      await portal.changeSettings(({ signIn }) => void (signIn.signUp = 'contacts'));
    });
  }

  it('cannot change the address any more once its owner has set a new password by mail', async () => {
    const { id, email, thief, loot } = await rob();
    const pending = await order(thief, loot);
    const owner = portal.browser();
    await owner.send('POST', '/api/session/email', { email, purpose: 'reset' });
    const token = tokenIn(await mailTo(email));
    const password = 'a password that is fresh';
    assert.equal((await owner.send('POST', '/api/session/token', { token, password })).status, 200);
    assert.equal((await follow(pending)).status, 410);
    assert.equal(await addressOf(id), email);
  });

  it('cannot change the address any more once its owner has changed the password', async () => {
    const { id, email, thief, loot } = await rob();
    const pending = await order(thief, loot);
    const owner = portal.browser();
    await owner.signIn(email);
    const body = { currentPassword: PASSWORD, password: 'a password that is fresh' };
    assert.equal((await owner.send('POST', '/api/profile/password', body)).status, 204);
    assert.equal((await follow(pending)).status, 410);
    assert.equal(await addressOf(id), email);
  });
});
