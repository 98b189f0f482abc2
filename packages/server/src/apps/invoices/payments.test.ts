import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { and, eq } from 'drizzle-orm';

import { HOUR } from '../../core/clock.js';
import { event, outbox } from '../../core/db/work-schema.js';
import type { PaymentReport } from '../../core/payments/payment-provider.js';
import { signTestWebhook } from '../../core/payments/test-provider.js';
import { openDatabase } from '../../node/db/open-database.js';
import { createTestPortal, type TestBrowser } from '../../testing/test-portal.js';
import { voidInvoice } from './operations.js';
import { recordManualPayment } from './record-payment.js';
import { payment, paymentReport } from './schema.js';
import { aClient, anInvoice, createInvoicePortal, SOME_TOTAL } from './testing/invoice-fixtures.js';

const RETURN = 'https://www.shop.test/clients?portal=invoices';

describe('paying an invoice', async () => {
  const portal = await createInvoicePortal();
  const { core, time } = portal;

  const setUp = async (values = {}) => {
    const client = await aClient(portal);
    return { ...client, invoice: await anInvoice(core, client.id, values) };
  };
  const pay = (browser: TestBrowser, id: string, body: unknown = { returnUrl: RETURN }) =>
    browser.send('POST', `/api/invoices/${id}/payments`, body);
  const read = async (browser: TestBrowser, id: string) => (await browser.send('GET', `/api/invoices/${id}`)).json();
  const choose = (checkoutUrl: string, choice: string) =>
    portal.request(new URL(checkoutUrl).pathname, { method: 'POST', body: new URLSearchParams({ choice }) });
  const typesOf = async (contactId: string) =>
    (await core.db.select().from(event).where(eq(event.contactId, contactId))).map(({ type }) => type);
  const receiptsTo = async (email: string) => {
    await portal.tick();
    return portal.mails.filter((mail) => mail.to === email && mail.subject.startsWith('Receipt'));
  };
  let count = 0;
  const aReport = (paymentId: string, values: Partial<PaymentReport> = {}): PaymentReport => ({
    eventId: `evt_${(count += 1)}`,
    reference: `test_${paymentId}`,
    outcome: 'succeeded',
    amount: SOME_TOTAL,
    currency: 'EUR',
    ...values,
  });
  const deliver = async (report: PaymentReport, at?: number) => {
    const body = JSON.stringify(report);
    return portal.request('/webhooks/payments/test', {
      method: 'POST',
      body,
      headers: await signTestWebhook(core, body, at),
    });
  };
  const start = async (values = {}) => {
    const all = await setUp(values);
    const started = await (await pay(all.browser, all.invoice)).json();
    return { ...all, paymentId: started.payment.id as string, checkoutUrl: started.checkoutUrl as string };
  };

  it('goes through the checkout page and is told to the client, with one receipt', async () => {
    const { id, email, browser, invoice, checkoutUrl } = await start();
    const response = await choose(checkoutUrl, 'pay');
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('location'), RETURN);
    const paid = await read(browser, invoice);
    assert.deepEqual([paid.status, paid.amountDue, paid.amountPaid, paid.ways], ['paid', 0, SOME_TOTAL, []]);
    assert.equal(paid.paidAt, time.now);
    const types = await typesOf(id);
    for (const type of [
      'payment.started',
      'payment.processing',
      'invoice.processing',
      'payment.succeeded',
      'invoice.paid',
    ]) {
      assert.equal(types.filter((each) => each === type).length, 1, type);
    }
    assert.equal((await receiptsTo(email)).length, 1);
  });

  it('is processing until the provider says otherwise, and cannot be started again meanwhile', async () => {
    const { browser, invoice, paymentId } = await start();
    await deliver(aReport(paymentId, { outcome: 'processing' }));
    assert.equal((await read(browser, invoice)).status, 'processing');
    const again = await pay(browser, invoice);
    assert.equal(again.status, 409);
    assert.equal((await again.json()).reason, 'processing');
  });

  it('opens again when the payment is declined', async () => {
    const { browser, invoice, checkoutUrl, paymentId } = await start();
    await deliver(aReport(paymentId, { outcome: 'processing' }));
    await choose(checkoutUrl, 'decline');
    const after = await read(browser, invoice);
    assert.equal(after.status, 'open');
    assert.equal(after.payments[0].status, 'failed');
    assert.notEqual((await (await pay(browser, invoice)).json()).payment.id, paymentId);
  });

  it('stays open when the client cancels', async () => {
    const { browser, invoice, checkoutUrl } = await start();
    assert.equal((await choose(checkoutUrl, 'cancel')).headers.get('location'), RETURN);
    const after = await read(browser, invoice);
    assert.deepEqual([after.status, after.payments[0].status], ['open', 'canceled']);
  });

  it('gives one checkout to twenty who ask at once', async () => {
    const { browser, invoice } = await setUp();
    const answers = await Promise.all(Array.from({ length: 20 }, () => pay(browser, invoice)));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
    const urls = new Set(await Promise.all(answers.map(async (each) => (await each.json()).checkoutUrl)));
    assert.equal(urls.size, 1);
    assert.equal((await core.db.select().from(payment).where(eq(payment.invoiceId, invoice))).length, 1);
  });

  it('replaces a checkout that has expired', async () => {
    const { browser, invoice, paymentId } = await start();
    time.now += HOUR;
    const next = await (await pay(browser, invoice)).json();
    assert.notEqual(next.payment.id, paymentId);
    const statuses = (await read(browser, invoice)).payments.map(({ status }: { status: string }) => status);
    assert.deepEqual(statuses, ['pending', 'canceled']);
  });

  it('counts money that comes for an expired checkout all the same', async () => {
    const { browser, invoice, paymentId } = await start();
    time.now += HOUR;
    await pay(browser, invoice);
    await deliver(aReport(paymentId));
    assert.equal((await read(browser, invoice)).status, 'paid');
  });

  it('leads back to pages of the business only', async () => {
    const { browser, invoice } = await setUp();
    const foreign = [
      'https://evil.test/',
      'https://www.shop.test.evil.test/',
      'https://www.shop.test@evil.test/',
      'javascript:alert(1)',
      'https:evil.test',
      '//evil.test',
      'https://user@www.shop.test/',
      'data:text/html,x',
      'http://www.shop.test/',
      'https://www.shop.test:8443/',
    ];
    for (const returnUrl of foreign) {
      const { status } = await pay(browser, invoice, { returnUrl });
      assert.ok(status === 403 || status === 422, `${returnUrl} ${status}`);
    }
    assert.equal((await core.db.select().from(payment).where(eq(payment.invoiceId, invoice))).length, 0);
  });

  it('takes neither amount nor currency from the client', async () => {
    const { browser, invoice } = await setUp();
    assert.equal((await pay(browser, invoice, { amount: 1, currency: 'JPY' })).status, 422);
  });

  it('refuses what is settled or withdrawn', async () => {
    const { browser, invoice } = await setUp();
    await voidInvoice(core, invoice);
    const response = await pay(browser, invoice);
    assert.equal(response.status, 409);
    assert.equal((await response.json()).reason, 'nothing_due');
  });

  it('tells where to transfer the money, with the number as reference', async () => {
    const { browser, invoice } = await setUp();
    const {
      transfer,
      checkoutUrl,
      payment: started,
    } = await (await pay(browser, invoice, { provider: 'manual' })).json();
    const { number, status } = await read(browser, invoice);
    assert.deepEqual([transfer.iban, transfer.reference, checkoutUrl], ['DE02120300000000202051', number, null]);
    assert.equal(status, 'open');
    assert.equal(await recordManualPayment(core, invoice), started.id);
    assert.equal((await read(browser, invoice)).status, 'paid');
  });

  it('goes on from a part that was paid by hand', async () => {
    const { browser, invoice, email, paymentId } = await start();
    await recordManualPayment(core, invoice, { amount: 3200 });
    const part = await read(browser, invoice);
    assert.deepEqual([part.status, part.amountDue], ['partially_paid', 20_000]);
    const { payment: rest } = await (await pay(browser, invoice)).json();
    assert.notEqual(rest.id, paymentId);
    assert.equal(rest.amount, 20_000);
    await deliver(aReport(rest.id, { amount: 20_000 }));
    assert.equal((await read(browser, invoice)).status, 'paid');
    assert.equal((await receiptsTo(email)).length, 2);
  });

  it('counts a report once, however often it comes at once', async () => {
    const { email, browser, invoice, paymentId } = await start();
    const report = aReport(paymentId);
    const answers = await Promise.all(Array.from({ length: 50 }, () => deliver(report)));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    assert.equal((await read(browser, invoice)).amountPaid, SOME_TOTAL);
    assert.equal((await core.db.select().from(paymentReport).where(eq(paymentReport.paymentId, paymentId))).length, 1);
    assert.equal((await receiptsTo(email)).length, 1);
  });

  it('counts a report once when two servers on one database are told at once', async () => {
    const { email, browser, invoice, paymentId } = await start();
    const database = await openDatabase({ url: `file:${portal.file}` });
    const second = await createTestPortal(database, { payments: core.payments, clock: core.clock });
    const body = JSON.stringify(aReport(paymentId));
    const init = { method: 'POST', body, headers: await signTestWebhook(core, body) };
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, n) => (n % 2 ? portal : second).request('/webhooks/payments/test', init)),
    );
    await second.stop();
    await database.close();
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    assert.equal((await read(browser, invoice)).amountPaid, SOME_TOTAL);
    assert.equal((await receiptsTo(email)).length, 1);
  });

  it('records a transfer once when two of the staff do so at once', async () => {
    const { browser, invoice } = await setUp();
    const results = await Promise.allSettled([recordManualPayment(core, invoice), recordManualPayment(core, invoice)]);
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal((await read(browser, invoice)).payments.length, 1);
  });

  it('reaches the page that is open as a live event', async () => {
    const { browser, invoice, checkoutUrl } = await start();
    const stream = (await browser.send('GET', '/api/events')).body!.pipeThrough(new TextDecoderStream()).getReader();
    await stream.read();
    await choose(checkoutUrl, 'pay');
    let told = '';
    while (!told.includes('"invoice.paid"')) told += (await stream.read()).value;
    await stream.cancel();
    assert.ok(told.includes(invoice));
    assert.ok(told.indexOf('"invoice.processing"') < told.indexOf('"invoice.paid"'));
  });

  it('counts different reports of one payment once, when they come at once', async () => {
    const { email, browser, invoice, paymentId } = await start();
    const outcomes = ['succeeded', 'processing', 'succeeded', 'failed', 'processing', 'canceled', 'succeeded'] as const;
    await Promise.all(outcomes.map((outcome) => deliver(aReport(paymentId, { outcome }))));
    const after = await read(browser, invoice);
    assert.deepEqual([after.status, after.amountPaid], ['paid', SOME_TOTAL]);
    assert.equal((await receiptsTo(email)).length, 1);
  });

  it('pays once and flags the second payment as surplus', async () => {
    const { email, id, browser, invoice, paymentId } = await start();
    await recordManualPayment(core, invoice);
    await deliver(aReport(paymentId));
    const after = await read(browser, invoice);
    assert.deepEqual([after.status, after.amountPaid], ['paid', SOME_TOTAL]);
    const [second] = await core.db.select().from(payment).where(eq(payment.id, paymentId));
    assert.deepEqual([second!.status, second!.flag], ['succeeded', 'surplus']);
    assert.equal((await typesOf(id)).filter((type) => type === 'invoice.paid').length, 1);
    assert.equal((await receiptsTo(email)).length, 1);
  });

  it('does not settle for another amount or currency than was asked for', async () => {
    const { browser, id, invoice, paymentId } = await start();
    for (const wrong of [{ amount: 1 }, { amount: SOME_TOTAL + 1 }, { currency: 'USD' }]) {
      const report = aReport(paymentId, wrong);
      assert.equal((await deliver(report)).status, 200);
      assert.equal((await deliver(report)).status, 200);
    }
    assert.equal((await read(browser, invoice)).status, 'open');
    const [row] = await core.db.select().from(payment).where(eq(payment.id, paymentId));
    assert.deepEqual([row!.status, row!.flag], ['pending', 'mismatch']);
    const flagged = and(eq(event.subjectId, paymentId), eq(event.type, 'payment.mismatched'));
    assert.equal((await core.db.select().from(event).where(flagged)).length, 3);
    assert.ok(!(await typesOf(id)).includes('payment.mismatched'));
  });

  it('refuses webhooks that are forged, altered or old, and stores nothing of them', async () => {
    const { browser, invoice, paymentId } = await start();
    const body = JSON.stringify(aReport(paymentId));
    const signed = await signTestWebhook(core, body);
    const post = async (headers: Record<string, string>, text: string, provider = 'test') =>
      (await portal.request(`/webhooks/payments/${provider}`, { method: 'POST', headers, body: text })).status;
    assert.equal(await post({}, body), 400);
    assert.equal(await post({ 'portal-test-signature': `t=${time.now},v1=${'0'.repeat(64)}` }, body), 400);
    assert.equal(await post(signed, body.replace(String(SOME_TOTAL), '1')), 400);
    assert.equal(await post(await signTestWebhook(core, body, time.now - 6 * 60_000), body), 400);
    assert.equal(await post(signed, body, 'manual'), 404);
    assert.equal(await post(signed, body, 'nobody'), 404);
    assert.equal((await core.db.select().from(paymentReport).where(eq(paymentReport.paymentId, paymentId))).length, 0);
    assert.equal((await read(browser, invoice)).status, 'open');
  });

  it('asks the provider again about the same payment when it has not answered', async () => {
    const { browser, invoice } = await setUp();
    const provider = core.payments.find((each) => each.kind === 'checkout')!;
    const { createCheckout } = provider;
    provider.createCheckout = () => Promise.reject(new Error('down'));
    const failed = await pay(browser, invoice);
    provider.createCheckout = createCheckout;
    assert.equal(failed.status, 503);
    assert.equal((await pay(browser, invoice)).status, 201);
    assert.equal((await core.db.select().from(payment).where(eq(payment.invoiceId, invoice))).length, 1);
  });

  it('leaves reports about what is not an invoice to others', async () => {
    assert.equal((await deliver(aReport('pay_of_another_app'))).status, 200);
  });

  it('mails no receipt to a client without an address', async () => {
    const { id } = await portal.addContact({ email: null });
    const invoice = await anInvoice(core, id);
    const before = (await core.db.select().from(outbox)).length;
    await recordManualPayment(core, invoice);
    assert.equal((await core.db.select().from(outbox)).length, before);
  });
});

describe('a payment that takes its time', async () => {
  const portal = await createInvoicePortal({ delay: 60 });

  it('is processing when the checkout leads back, and paid soon after', async () => {
    const { id, browser } = await aClient(portal);
    const invoice = await anInvoice(portal.core, id);
    const { checkoutUrl } = await (await browser.send('POST', `/api/invoices/${invoice}/payments`, {})).json();
    const form = { method: 'POST', body: new URLSearchParams({ choice: 'pay' }) };
    const { headers } = await portal.request(new URL(checkoutUrl).pathname, form);
    assert.equal(headers.get('location'), `https://www.shop.test/clients?portal=invoices/${invoice}`);
    const statuses = new Set<string>();
    while (!statuses.has('paid') && statuses.size < 3) {
      statuses.add((await (await browser.send('GET', `/api/invoices/${invoice}`)).json()).status);
    }
    assert.deepEqual([...statuses], ['processing', 'paid']);
  });
});

describe('the test checkout', async () => {
  const portal = await createInvoicePortal();
  const { core } = portal;

  const checkout = async (title = 'Invoice', returnUrl = RETURN) => {
    const { id, browser } = await aClient(portal);
    const invoice = await anInvoice(core, id, { number: title });
    const { checkoutUrl } = await (
      await browser.send('POST', `/api/invoices/${invoice}/payments`, { returnUrl })
    ).json();
    return { path: new URL(checkoutUrl).pathname, browser, invoice };
  };

  it('shows who asks for how much, under a policy that runs and loads nothing', async () => {
    await portal.changeSettings(({ business }) => (business.name = 'Mara & <b>Sons</b>'));
    const { path } = await checkout('<script>alert(1)</script>');
    const response = await portal.request(path);
    const page = await response.text();
    assert.equal(response.status, 200);
    assert.ok(page.includes('€232.00') && page.includes('Mara &amp; &lt;b&gt;Sons&lt;/b&gt;'));
    assert.ok(!page.includes('<script') && !page.includes('<b>'));
    const policy = response.headers.get('content-security-policy')!;
    assert.match(
      policy,
      /^default-src 'none'; style-src 'nonce-[\w-]+'; form-action 'self' https:\/\/www\.shop\.test;/,
    );
    assert.doesNotMatch(policy, /unsafe|script-src/);
  });

  it('can be decided once', async () => {
    const { path, browser, invoice } = await checkout('TWICE-1');
    const choose = async (choice: string) =>
      portal.request(path, { method: 'POST', body: new URLSearchParams({ choice }) });
    const answers = await Promise.all(['pay', 'pay', 'pay'].map(choose));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 303]);
    assert.match(await (await choose('cancel')).text(), /already decided/);
    assert.equal((await (await browser.send('GET', `/api/invoices/${invoice}`)).json()).status, 'paid');
  });

  it('cannot be decided after it has expired', async () => {
    const { path, browser, invoice } = await checkout('LATE-1');
    portal.time.now += HOUR;
    const response = await portal.request(path, { method: 'POST', body: new URLSearchParams({ choice: 'pay' }) });
    assert.match(await response.text(), /expired/);
    await browser.signIn((await (await browser.send('GET', '/api/session')).json()).session.contact.email);
    assert.equal((await (await browser.send('GET', `/api/invoices/${invoice}`)).json()).status, 'open');
  });

  it('decides nothing for what is not one of its buttons', async () => {
    const { path, browser, invoice } = await checkout('BUTTONS-1');
    const post = async (body: BodyInit, type: string) =>
      (await portal.request(path, { method: 'POST', body, headers: { 'content-type': type } })).status;
    assert.equal(await post('choice=refund', 'application/x-www-form-urlencoded'), 422);
    assert.equal(await post('choice=pay', 'multipart/form-data; boundary=x'), 422);
    assert.equal(await post('{"choice":"pay"}', 'application/json'), 422);
    assert.equal(await post('x'.repeat(20_000), 'application/x-www-form-urlencoded'), 413);
    assert.equal((await (await browser.send('GET', `/api/invoices/${invoice}`)).json()).payments[0].status, 'pending');
  });

  it('does not open under an address that was altered', async () => {
    const { path } = await checkout('ALTERED-1');
    const altered = path.slice(0, -3) + (path.endsWith('AAA') ? 'BBB' : 'AAA');
    for (const wrong of [altered, '/pay/test/x', '/pay/test/%00', '/pay/test/a.b.c']) {
      assert.equal((await portal.request(wrong)).status, 404, wrong);
      assert.equal(
        (await portal.request(wrong, { method: 'POST', body: new URLSearchParams({ choice: 'pay' }) })).status,
        404,
        wrong,
      );
    }
  });
});
