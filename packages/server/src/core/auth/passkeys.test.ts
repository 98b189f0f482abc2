import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, it } from 'node:test';

import { createFilePortal } from '../../testing/file-portal.js';
import { SITE } from '../../testing/test-portal.js';
import { MINUTE } from '../clock.js';
import { write } from '../db/change.js';
import { passkey } from '../db/schema.js';
import { createChallenge } from './challenge.js';

interface Answer {
  challenge: string;
  origin?: string;
  rpId?: string;
}

/** An authenticator with one ES256 key; `publicKey` is its COSE form. */
function createAuthenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ]);
  const answer = (id: string, { challenge, origin = SITE, rpId = 'www.shop.test' }: Answer) => {
    const clientData = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }));
    const rpIdHash = createHash('sha256').update(rpId).digest();
    const data = Buffer.concat([rpIdHash, Buffer.from([5, 0, 0, 0, 0])]);
    const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()]);
    const response = {
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, privateKey).toString('base64url'),
    };
    return { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} };
  };
  return { publicKey: cose.toString('base64url'), answer };
}

describe('a passkey', async () => {
  const portal = await createFilePortal();
  const { core } = portal;
  const { id: contactId } = await portal.addContact();
  const authenticator = createAuthenticator();
  const id = Buffer.from('a credential').toString('base64url');
  const stored = { id: 'key_1', contactId, credentialId: id, publicKey: authenticator.publicKey, counter: 0 };
  const more = { transports: '[]', rpId: 'www.shop.test', name: 'Phone', createdAt: portal.time.now };
  await write(core.db, [core.db.insert(passkey).values({ ...stored, ...more })]);

  const challenge = async () =>
    (await (await portal.browser().send('POST', '/api/session/passkey/options')).json()).challenge as string;
  const present = async (response: unknown, browser = portal.browser()) =>
    (await browser.send('POST', '/api/session/passkey', { response })).status;

  it('signs its owner in', async () => {
    assert.equal(await present(authenticator.answer(id, { challenge: await challenge() })), 200);
  });

  it('proves something once, also for ten who present it at the same moment', async () => {
    const answer = authenticator.answer(id, { challenge: await challenge() });
    const statuses = await Promise.all(Array.from({ length: 10 }, () => present(answer)));
    assert.deepEqual(statuses.sort(), [200, ...Array.from({ length: 9 }, () => 401)]);
    assert.equal(await present(answer), 401);
  });

  it('answers only challenges that are ours, for this use, and fresh', async () => {
    const old = await challenge();
    portal.time.now += 6 * MINUTE;
    const text = (value: string) => Buffer.from(value).toString('base64url');
    const foreign = `sign-in.${portal.time.now + MINUTE}.secret.${'0'.repeat(64)}`;
    const forAdding = await createChallenge(core, contactId);
    for (const wrong of [old, text(foreign), text(forAdding), '', 'a']) {
      assert.equal(await present(authenticator.answer(id, { challenge: wrong })), 401);
    }
  });

  it('proves nothing when another page asked for it, or another site', async () => {
    const elsewhere = authenticator.answer(id, { challenge: await challenge(), origin: 'https://evil.test' });
    assert.equal(await present(elsewhere), 401);
    const other = authenticator.answer(id, { challenge: await challenge(), rpId: 'evil.test' });
    assert.equal(await present(other), 401);
  });

  it('of somebody else’s hand does not open the account', async () => {
    const thief = createAuthenticator();
    assert.equal(await present(thief.answer(id, { challenge: await challenge() })), 401);
  });
});
