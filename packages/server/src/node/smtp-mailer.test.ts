import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { MailRefused, type Mail } from '../core/deps.js';
import { createSmtpMailer } from './smtp-mailer.js';
import { startMailSink, type Refusals } from './testing/mail-sink.js';

const aMail = (change: Partial<Mail> = {}): Mail => ({
  to: 'mara@mail.test',
  subject: 'Schöne Grüße',
  text: 'Hello',
  html: '<p>Hello</p>',
  from: { name: 'The Shop', address: 'portal@shop.test' },
  messageId: '<msg_1@portal.shop.test>',
  ...change,
});

async function start(refuse: Refusals = {}) {
  const sink = await startMailSink(refuse);
  const mailer = createSmtpMailer(sink.url);
  after(async () => {
    mailer.close();
    await sink.close();
  });
  return { sink, mailer };
}

describe('the SMTP mailer', () => {
  it('delivers the mail as it was given', async () => {
    const { sink, mailer } = await start();
    await mailer.send(aMail());
    const { parsed, recipients } = sink.mails[0]!;
    assert.deepEqual(recipients, ['mara@mail.test']);
    assert.equal(parsed.subject, 'Schöne Grüße');
    assert.equal(parsed.messageId, '<msg_1@portal.shop.test>');
    assert.equal(parsed.from?.value[0]?.name, 'The Shop');
  });

  it('lets no header be smuggled in by a name or a subject', async () => {
    const { sink, mailer } = await start();
    const evil = 'Shop\r\nBcc: evil@mail.test\r\nX-Evil: 1';
    await mailer.send(aMail({ subject: evil, from: { name: evil, address: 'portal@shop.test' } }));
    const { parsed, recipients } = sink.mails[0]!;
    assert.deepEqual(recipients, ['mara@mail.test']);
    assert.equal(parsed.headers.has('bcc'), false);
    assert.equal(parsed.headers.has('x-evil'), false);
  });

  for (const to of ['a@mail.test, b@mail.test', 'a@mail.test\r\nRCPT TO:<b@mail.test>', 'A <a@mail.test>', '']) {
    it(`refuses ${JSON.stringify(to)} as a recipient`, async () => {
      const { sink, mailer } = await start();
      await assert.rejects(mailer.send(aMail({ to })), MailRefused);
      assert.equal(sink.mails.length, 0);
    });
  }

  it('tells a refusal for good from one for now', async () => {
    const codes: Record<string, number> = { 'gone@mail.test': 550, 'full@mail.test': 452 };
    const { mailer } = await start({ recipient: (address) => codes[address] });
    await assert.rejects(mailer.send(aMail({ to: 'gone@mail.test' })), MailRefused);
    await assert.rejects(mailer.send(aMail({ to: 'full@mail.test' })), (error) => !(error instanceof MailRefused));
  });

  it('takes a content that is refused as final', async () => {
    const { mailer } = await start({ data: () => 554 });
    await assert.rejects(mailer.send(aMail()), MailRefused);
  });

  it('fails for now while the server is down', async () => {
    const { sink, mailer } = await start();
    await sink.close();
    await assert.rejects(mailer.send(aMail()), (error) => !(error instanceof MailRefused));
  });
});
