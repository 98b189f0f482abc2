import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { startMailSink } from '../../../node/testing/mail-sink.js';
import { createSmtpMailer } from '../../../node/smtp-mailer.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import { HOUR, MINUTE } from '../../clock.js';
import { inviteContact } from '../invitations/invite-contact.js';
import { createMailBatch } from '../invitations/mail-batches.js';
import { listMails } from './list-mails.js';
import { changeMailServer } from './mail-servers.js';

describe('an hour without the mail server', async () => {
  const first = await startMailSink();
  const port = Number(new URL(first.url).port);
  await first.close();
  const mailer = createSmtpMailer(`smtp://127.0.0.1:${port}`);
  const portal = await createFilePortal({ mailer });
  const { core } = portal;

  it('loses nothing, sends nothing twice, keeps no request waiting, and sends no link that has expired', async () => {
    const ids: string[] = [];
    for (let each = 0; each < 5; each += 1) {
      ids.push((await inviteContact(core, 'cli', { email: `guest${each}@mail.test` })).contactId);
    }
    const options = { grants: [], message: '', minutes: 24 * 60 };
    await createMailBatch(core, 'cli', { kind: 'login', contactIds: ids.slice(0, 2), options });
    const { email } = await portal.addContact();
    const began = performance.now();
    assert.equal((await portal.browser().send('POST', '/api/session/email', { email })).status, 202);
    const took = performance.now() - began;
    for (let minute = 0; minute < 60; minute += 4) {
      await portal.tick();
      portal.time.now += 4 * MINUTE;
    }
    const sink = await startMailSink({}, port);
    for (let look = 0; look < 13; look += 1) {
      await portal.tick();
      portal.time.now += 10 * MINUTE;
    }
    mailer.close();
    await sink.close();
    const received = sink.mails.flatMap(({ recipients }) => recipients).sort();
    assert.deepEqual(received, [
      ...['guest0@mail.test', 'guest0@mail.test', 'guest1@mail.test', 'guest1@mail.test'],
      ...['guest2@mail.test', 'guest3@mail.test', 'guest4@mail.test'],
    ]);
    assert.equal(new Set(sink.mails.map(({ parsed }) => parsed.messageId)).size, received.length);
    assert.ok(took < 1000, `the request took ${took} ms`);
    const { items } = await listMails(core);
    assert.deepEqual(
      items.filter(({ state }) => state === 'dropped').map(({ to }) => to),
      [email],
    );
    assert.equal(items.filter(({ state }) => state === 'sent').length, 7);
  });
});

describe('a portal without a mail server', async () => {
  const mailer = createSmtpMailer();
  const sink = await startMailSink();
  const { port } = new URL(sink.url);
  const allowed = createSmtpMailer(undefined, { allow: `127.0.0.1:${port}` });
  after(async () => {
    allowed.close();
    await sink.close();
  });
  const portal = await createFilePortal({ mailer });
  const { core } = portal;

  it('keeps mails however long, and sends them as soon as there is one', async () => {
    await inviteContact(core, 'cli', { email: 'patient@mail.test' });
    await portal.changeSettings((settings) => void (settings.signIn.invitationDays = 60));
    await inviteContact(core, 'cli', { email: 'patient@mail.test' });
    for (let day = 0; day < 10; day += 1) {
      await portal.tick();
      portal.time.now += 24 * HOUR;
    }
    const [waiting] = (await listMails(core)).items;
    assert.deepEqual([waiting!.state, waiting!.attempts], ['waiting', 0]);
    core.mailer = allowed;
    const server = {
      host: '127.0.0.1',
      port: Number(port),
      security: 'none',
      user: '',
      fromName: 'Northlight',
    } as const;
    const change = { ...server, fromAddress: 'hello@northlight.test', replyTo: 'team@northlight.test', perMinute: 60 };
    await changeMailServer(core, 'cli', change, undefined);
    await portal.tick();
    const { parsed, recipients } = await sink.arrival(1);
    assert.deepEqual(recipients, ['patient@mail.test']);
    assert.equal(parsed.from?.text, '"Northlight" <hello@northlight.test>');
    assert.equal(parsed.replyTo?.text, 'team@northlight.test');
    assert.equal((await listMails(core)).items[0]!.state, 'sent');
  });
});
