import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

import { createFilePortal } from '../../testing/file-portal.js';
import { codeIn, tokenIn } from '../../testing/mail-text.js';
import { PASSWORD } from '../../testing/test-portal.js';
import { DAY, HOUR, MINUTE } from '../clock.js';

describe('a session', async () => {
  const portal = await createFilePortal();
  const signedIn = async () => {
    const contact = await portal.addContact();
    const browser = portal.browser();
    assert.equal((await browser.signIn(contact.email)).status, 200);
    return { ...contact, browser };
  };

  it('has a new secret at each sign-in, and the old one is dead', async () => {
    const { browser, email } = await signedIn();
    const old = browser.cookie!;
    await browser.signIn(email);
    assert.notEqual(browser.cookie, old);
    const thief = portal.browser();
    thief.cookie = old;
    assert.equal((await thief.send('GET', '/api/profile')).status, 401);
  });

  it('is never the one that the browser brought', async () => {
    const contact = await portal.addContact();
    const browser = portal.browser();
    browser.cookie = '__Host-portal=ps_chosen-by-an-attacker-0000000000000';
    await browser.signIn(contact.email);
    assert.ok(!browser.cookie!.includes('chosen-by-an-attacker'));
  });

  it('ends at sign-out, on the server too', async () => {
    const { browser } = await signedIn();
    const old = browser.cookie!;
    assert.equal((await browser.send('DELETE', '/api/session')).status, 204);
    browser.cookie = old;
    assert.equal((await browser.send('GET', '/api/profile')).status, 401);
  });

  it('ends when unused for a week, and after thirty days whatever happens', async () => {
    const idle = await signedIn();
    const busy = await signedIn();
    const start = portal.time.now;
    for (let day = 1; day <= 29; day += 1) {
      portal.time.now = start + day * DAY;
      assert.equal((await busy.browser.send('GET', '/api/profile')).status, 200, `day ${day}`);
      if (day === 8) assert.equal((await idle.browser.send('GET', '/api/profile')).status, 401);
    }
    portal.time.now = start + 30 * DAY + MINUTE;
    assert.equal((await busy.browser.send('GET', '/api/profile')).status, 401);
  });

  it('ends at once when the contact is suspended, and cannot be opened again', async () => {
    const { browser, id, email } = await signedIn();
    await portal.core.db.run(`UPDATE contact SET access = 'suspended' WHERE id = '${id}'`);
    assert.equal((await browser.send('GET', '/api/profile')).status, 401);
    assert.equal((await portal.browser().signIn(email)).status, 401);
  });

  it('can be listed and ended from another device, but only by its owner', async () => {
    const { browser, email } = await signedIn();
    const other = portal.browser();
    await other.signIn(email);
    const { items } = await (await browser.send('GET', '/api/sessions')).json();
    assert.equal(items.length, 2);
    const foreign = items.find((each: { current: boolean }) => !each.current).id;
    const stranger = await signedIn();
    assert.equal((await stranger.browser.send('DELETE', `/api/sessions/${foreign}`)).status, 404);
    assert.equal((await browser.send('DELETE', `/api/sessions/${foreign}`)).status, 204);
    assert.equal((await other.send('GET', '/api/profile')).status, 401);
  });

  it('is too old for a new password after a quarter of an hour, until the client signs in again', async () => {
    const { browser, email } = await signedIn();
    portal.time.now += 16 * MINUTE;
    const change = { password: 'a brand new password', currentPassword: PASSWORD };
    const stale = await browser.send('POST', '/api/profile/password', change);
    assert.equal(stale.status, 403);
    assert.equal((await stale.json()).code, 'step_up_required');
    await browser.signIn(email);
    assert.equal((await browser.send('POST', '/api/profile/password', change)).status, 204);
  });

  it('of every other device ends with a new password, and the owner is told', async () => {
    const { browser, email } = await signedIn();
    const other = portal.browser();
    await other.signIn(email);
    const change = { password: 'a brand new password', currentPassword: PASSWORD };
    assert.equal((await browser.send('POST', '/api/profile/password', change)).status, 204);
    assert.equal((await other.send('GET', '/api/profile')).status, 401);
    assert.equal((await browser.send('GET', '/api/profile')).status, 200);
    await portal.tick();
    assert.match(portal.mails.at(-1)!.subject, /password .* was changed/);
  });

  it('changes its address only once the new one is confirmed, and the old one can undo it', async () => {
    const { browser, email } = await signedIn();
    const next = 'fresh-address@mail.test';
    const asked = await browser.send('POST', '/api/profile/email', { email: next });
    assert.equal(asked.status, 202);
    assert.equal((await asked.json()).pendingEmail, next);
    await portal.tick();
    assert.equal((await portal.browser().signIn(next)).status, 401);
    const confirm = portal.mails.at(-1)!;
    assert.equal(confirm.to, next);
    const settled = await browser.send('POST', '/api/session/email-change', { token: tokenIn(confirm) });
    assert.deepEqual(await settled.json(), { email: next, undone: false });
    assert.equal((await portal.browser().signIn(next)).status, 200);
    await portal.tick();
    const notice = portal.mails.at(-1)!;
    assert.equal(notice.to, email);
    const undo = await portal.browser().send('POST', '/api/session/email-change', { token: tokenIn(notice) });
    assert.deepEqual(await undo.json(), { email, undone: true });
    assert.equal((await browser.send('GET', '/api/profile')).status, 401);
  });

  it('cannot take the address of another account', async () => {
    const taken = await portal.addContact();
    const { browser } = await signedIn();
    await browser.send('POST', '/api/profile/email', { email: taken.email });
    await portal.tick();
    const token = tokenIn(portal.mails.at(-1)!);
    assert.equal((await browser.send('POST', '/api/session/email-change', { token })).status, 409);
    assert.equal((await portal.browser().signIn(taken.email)).status, 200);
  });

  it('is never stored to outlive its last day', async () => {
    await portal.changeSettings(({ signIn }) => void Object.assign(signIn, { sessionDays: 1, idleDays: 7 }));
    const { browser } = await signedIn();
    const { session } = await (await browser.send('GET', '/api/session')).json();
    const [row] = await portal.core.db.all(`SELECT expires_at AS at FROM session WHERE id = '${session.id}'`);
    assert.deepEqual(row, { at: portal.time.now + DAY });
    await portal.changeSettings(({ signIn }) => void Object.assign(signIn, { sessionDays: 30, idleDays: 7 }));
  });

  it('leaves no usable secret in a copy of the database', async () => {
    const { browser, email } = await signedIn();
    const secrets = [browser.cookie!.split('=')[1]!];
    const { handoff } = await (await browser.signIn(email)).json();
    await browser.send('POST', '/api/session/email', { email });
    const queued = await readDatabase(portal.file);
    await portal.tick();
    const mail = portal.mails.at(-1)!;
    secrets.push(handoff, browser.cookie!.split('=')[1]!, tokenIn(mail));
    const stored = `${queued}${await readDatabase(portal.file)}`;
    for (const secret of secrets) assert.ok(secret.length > 20 && !stored.includes(secret));
    const [row] = await portal.core.db.all<{ code_mac: string }>(
      'SELECT code_mac FROM link WHERE code_mac IS NOT NULL ORDER BY created_at DESC',
    );
    const bare = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeIn(mail)));
    assert.notEqual(row!.code_mac, Buffer.from(bare).toString('hex'));
  });

  it('counts guesses per address over all of an hour, without locking the other ways in', async () => {
    const { email } = await portal.addContact();
    const guess = () => portal.browser().signIn(email, 'wrong wrong wrong wrong');
    const statuses = [];
    for (let count = 0; count < 11; count += 1) statuses.push((await guess()).status);
    assert.deepEqual(statuses, [...Array.from({ length: 10 }, () => 401), 429]);
    assert.equal((await portal.browser().signIn(email)).status, 429);
    await portal.browser().send('POST', '/api/session/email', { email });
    await portal.tick();
    assert.equal(
      (await portal.browser().send('POST', '/api/session/token', { token: tokenIn(portal.mails.at(-1)!) })).status,
      200,
    );
    portal.time.now += HOUR;
    assert.equal((await portal.browser().signIn(email)).status, 200);
  });

  it('asks for at most three mails a quarter of an hour', async () => {
    const { email } = await portal.addContact();
    const statuses = [];
    for (let count = 0; count < 5; count += 1)
      statuses.push((await portal.browser().send('POST', '/api/session/email', { email })).status);
    assert.deepEqual(statuses, [202, 202, 202, 429, 429]);
  });
});

async function readDatabase(file: string): Promise<string> {
  const parts = await Promise.all([file, `${file}-wal`].map((name) => readFile(name, 'latin1').catch(() => '')));
  return parts.join('');
}
