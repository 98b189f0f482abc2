import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

import type { ContactDetails, ContactEntry, Form, Grant } from '@client-portal/contract/admin';
import { eq } from 'drizzle-orm';

import { createAdminTester, without } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import { DAY, HOUR } from '../../clock.js';
import { rateLimit } from '../../db/work-schema.js';
import { enqueue } from '../../outbox.js';
import { commit } from '../../commit.js';
import { createFormTester, EMAIL } from './testing/form-tester.js';

const portal = await createFilePortal();
const tester = createAdminTester(portal);
// A key, because hours go by.
const owner = await tester.addKey(without('staff:read'));
const forms = createFormTester(portal, owner);

const read = async <T = ContactDetails>(id: string, part = '') =>
  (await (await owner.send('GET', `/api/admin/contacts/${id}${part}`)).json()) as T;
const find = async (q: string) => {
  const found = await owner.send('GET', `/api/admin/contacts?q=${encodeURIComponent(q)}`);
  return ((await found.json()) as { items: ContactEntry[] }).items;
};
const one = async (email: string) => {
  const found = await find(email);
  assert.equal(found.length, 1, `${found.length} contacts for ${email}`);
  return read(found[0]!.id);
};
const resources = async (id: string) =>
  (await read<{ items: Grant[] }>(id, '/grants')).items.map(({ resource }) => resource);
const invitations = (to: string) => portal.mails.filter((mail) => mail.to === to).length;

let count = 0;
const anAddress = () => {
  count += 1;
  return `visitor${count}@mail.test`;
};

beforeEach(async () => {
  // So that the limits of one test do not count in the next.
  portal.time.now += 2 * HOUR;
  await portal.changeSettings((settings) => void (settings.capture = []));
});

describe('what a visitor sends with a form', () => {
  it('makes a contact with its own and other fields, tagged and given what the form gives', async () => {
    const { id } = await forms.make({ tags: ['lead'], grants: ['app:invoices'] });
    const email = anAddress();
    const values = {
      email: ` ${email.toUpperCase()} `,
      firstName: 'Noa',
      company: 'Acme',
      message: 'Hello',
      terms: 'yes',
    };
    await forms.submit(id, { values });
    const made = await one(email);
    assert.deepEqual(
      [made.email, made.firstName, made.company, made.source, made.tags, made.fields],
      [email, 'Noa', 'Acme', 'form', ['lead'], { message: 'Hello', terms: 'yes' }],
    );
    assert.deepEqual(await resources(made.id), ['app:invoices']);
    assert.equal(invitations(email), 0);
    const [submission] = await forms.submissions(id);
    assert.deepEqual([submission?.state, submission?.contactId], ['accepted', made.id]);
  });

  it('invites when the form says so, counted once and mailed once', async () => {
    const { id } = await forms.make({ invite: true });
    const email = anAddress();
    await forms.submit(id, { values: { email, firstName: 'Noa' } });
    await portal.tick();
    const made = await one(email);
    assert.equal(invitations(email), 1);
    assert.notEqual(made.invitedAt, null);
  });

  it('invites when a rule for this form says so, and not for another form', async () => {
    const [chosen, other] = [await forms.make(), await forms.make()];
    await portal.changeSettings(({ capture }) => {
      capture.push({ source: 'form', form: chosen.id, invite: true, tags: ['ruled'], grants: ['app:invoices'] });
    });
    const [first, second] = [anAddress(), anAddress()];
    await forms.submit(chosen.id, { values: { email: first, firstName: 'A' } });
    await forms.submit(other.id, { values: { email: second, firstName: 'B' } });
    assert.deepEqual([invitations(first), invitations(second)], [1, 0]);
    assert.deepEqual((await one(first)).tags, ['ruled']);
    assert.deepEqual(await resources((await one(first)).id), ['app:invoices']);
    assert.deepEqual((await one(second)).tags, []);
  });

  it('leaves a known contact as it is, except for tags and what is given, also at an alias', async () => {
    const { id } = await forms.make({ tags: ['lead'], grants: ['app:invoices'] });
    const known = await portal.addContact({ email: anAddress(), firstName: 'Mara', company: 'Old' });
    const alias = anAddress();
    await owner.send('POST', `/api/admin/contacts/${known.id}/aliases`, { email: alias });
    const before = await read(known.id);
    for (const email of [known.email, alias])
      await forms.submit(id, { values: { email, firstName: 'Mallory', company: 'New', message: 'x' } });
    const after = await read(known.id);
    assert.deepEqual({ ...after, tags: [] }, { ...before, tags: [] });
    assert.deepEqual(after.tags, ['lead']);
    assert.deepEqual(await resources(known.id), ['app:invoices']);
    const events = await read<{ items: { type: string }[] }>(known.id, '/events');
    assert.equal(events.items.filter(({ type }) => type === 'entitlement.granted').length, 1);
  });

  it('does not invite who has joined, nor lets in who is suspended', async () => {
    const { id } = await forms.make({ invite: true });
    const joined = await portal.addContact({ email: anAddress(), firstLoginAt: 1 });
    const suspended = await portal.addContact({ email: anAddress(), access: 'suspended' });
    for (const { email } of [joined, suspended]) await forms.submit(id, { values: { email, firstName: 'X' } });
    assert.deepEqual([invitations(joined.email), invitations(suspended.email)], [0, 0]);
    assert.equal((await read(suspended.id)).state, 'suspended');
  });

  it('mails who has not joined yet one invitation a day', async () => {
    const { id } = await forms.make({ invite: true });
    const values = { email: anAddress(), firstName: 'Noa' };
    await forms.submit(id, { values });
    await forms.submit(id, { values });
    assert.equal(invitations(values.email), 1);
    portal.time.now += DAY;
    await forms.submit(id, { values });
    assert.equal(invitations(values.email), 2);
  });

  it('does not give back what the business has taken away', async () => {
    const { id } = await forms.make({ grants: ['app:invoices'] });
    const values = { email: anAddress(), firstName: 'Noa' };
    await forms.submit(id, { values });
    const made = await one(values.email);
    const { items } = await read<{ items: Grant[] }>(made.id, '/grants');
    await owner.send('DELETE', `/api/admin/grants/${items[0]!.id}`);
    await forms.submit(id, { values });
    assert.deepEqual(
      (await read<{ items: Grant[] }>(made.id, '/grants')).items.filter((each) => each.revokedAt === null),
      [],
    );
  });

  it('answers a known and an unknown address alike', async () => {
    const { id } = await forms.make({ invite: true });
    const { email } = await portal.addContact({ email: anAddress() });
    const answers = [];
    for (const address of [email, anAddress()]) {
      const response = await forms.send(id, { values: { email: address, firstName: 'X' } });
      answers.push([response.status, await response.text()]);
    }
    assert.deepEqual(answers[0], answers[1]);
    assert.equal(answers[0]![0], 202);
  });

  it('that comes twice at once makes one contact', async () => {
    const { id } = await forms.make({ tags: ['lead'] });
    const values = { email: anAddress(), firstName: 'Twice' };
    await Promise.all([forms.send(id, { values }), forms.send(id, { values })]);
    await portal.tick();
    portal.time.now += HOUR;
    await portal.tick();
    await one(values.email);
    assert.deepEqual(
      (await forms.submissions(id)).map(({ state }) => state),
      ['accepted', 'accepted'],
    );
  });

  it('is done once although the queue starts over after a crash', async () => {
    const { id } = await forms.make({ invite: true, tags: ['lead'] });
    const email = anAddress();
    await forms.submit(id, { values: { email, firstName: 'Once' } });
    const [submission] = await forms.submissions(id);
    const payload = { id: submission!.id };
    await commit(portal.core, await enqueue(portal.core, { kind: 'form-submission', payload, dedupeKey: 'again' }));
    await portal.tick();
    await one(email);
    assert.equal(invitations(email), 1);
  });
});

describe('what keeps machines out', () => {
  const LINKS = 'http://a.test http://b.test https://c.test';
  for (const [reason, sending] of [
    ['trap', { trap: 'x' }],
    ['fast', { takes: 500 }],
    ['links', { message: `${LINKS} http://d.test` }],
  ] as const) {
    it(`thanks for what looks like spam (${reason}), keeps it, and makes the contact only when accepted`, async () => {
      const { id } = await forms.make({ thanks: 'Thank you!' });
      const email = anAddress();
      const { message = '', ...how } = sending as { message?: string };
      const values = { email, firstName: 'Spam', ...(message && { message }) };
      const response = await forms.send(id, { values, ...how });
      assert.deepEqual([response.status, await response.json()], [202, { thanks: 'Thank you!', continueTo: null }]);
      await portal.tick();
      assert.equal((await find(email)).length, 0);
      const [kept] = await forms.submissions(id, 'state=spam');
      assert.equal(kept?.reason, reason);
      assert.deepEqual([(await forms.read(id)).spam, (await forms.read(id)).submissions], [1, 0]);
      const accept = () => owner.send('POST', `/api/admin/form-submissions/${kept!.id}/accept`);
      assert.deepEqual([(await accept()).status, (await accept()).status], [204, 409]);
      await portal.tick();
      assert.equal((await one(email)).source, 'form');
      assert.deepEqual(
        (await forms.submissions(id)).map(({ state }) => state),
        ['accepted'],
      );
    });
  }

  it('lets three links pass', async () => {
    const { id } = await forms.make();
    await forms.submit(id, { values: { email: anAddress(), firstName: 'Fine', message: LINKS } });
    assert.equal((await forms.submissions(id))[0]?.state, 'accepted');
  });

  it('is forgotten after thirty days', async () => {
    const { id } = await forms.make();
    await forms.submit(id, { values: { email: anAddress(), firstName: 'Spam' }, trap: 'x' });
    portal.time.now += 31 * DAY;
    await portal.tick();
    assert.deepEqual(await forms.submissions(id), []);
  });

  it('limits how often one address can be sent, and one visitor can send', async () => {
    const { id } = await forms.make();
    const send = async (email: string) =>
      (await forms.send(id, { values: { email, firstName: 'X' }, takes: 3000 })).status;
    const same = anAddress();
    const statuses = [];
    for (let tries = 0; tries < 6; tries += 1) statuses.push(await send(same));
    assert.deepEqual(statuses, [202, 202, 202, 202, 202, 429]);
    for (let tries = 6; tries < 20; tries += 1) assert.equal(await send(anAddress()), 202);
    assert.equal(await send(anAddress()), 429);
  });

  it('takes no more in one go than people write', async () => {
    const fields = [
      EMAIL,
      ...Array.from({ length: 10 }, (_, n) => ({ name: `text${n}`, label: 'Text', type: 'textarea' })),
    ];
    const { id } = await forms.make({ fields });
    const values = (length: number) => ({
      email: anAddress(),
      ...Object.fromEntries(Array.from({ length }, (_, n) => [`text${n}`, 'a'.repeat(5000)])),
    });
    assert.equal((await forms.send(id, { values: values(3) })).status, 202);
    assert.equal((await forms.send(id, { values: values(10) })).status, 422);
  });

  it('is not closed to everybody by one visitor who goes on and on', async () => {
    const { id } = await forms.make();
    const ticket = await forms.ticket(id);
    const send = (email: string) => forms.send(id, { values: { email, firstName: 'X' }, ticket, takes: 3000 });
    for (let tries = 0; tries < 20; tries += 1) assert.equal((await send(anAddress())).status, 202);
    for (let tries = 0; tries < 10; tries += 1) assert.equal((await send(anAddress())).status, 429);
    const bucket = await portal.core.keys.mac('rate-limit', `form\n${id}`);
    const [row] = await portal.core.db.select().from(rateLimit).where(eq(rateLimit.bucket, bucket));
    assert.equal(row?.hits, 20);
  });

  it('takes no ticket that is older than a day, of another form, or made up', async () => {
    const [form, other] = [await forms.make(), await forms.make()];
    const values = { email: anAddress(), firstName: 'Late' };
    const old = await forms.ticket(form.id);
    const refusals = [
      await forms.send(form.id, { values, ticket: await forms.ticket(other.id) }),
      await forms.send(form.id, { values, ticket: `${portal.time.now}.abc` }),
      await forms.send(form.id, { values, ticket: old, takes: DAY + 1 }),
    ];
    for (const response of refusals) {
      const { reason, detail } = (await response.json()) as { reason: string; detail: string };
      assert.deepEqual([response.status, reason], [422, 'ticket_expired']);
      assert.match(detail, /open for too long/);
    }
  });

  it('refuses pages of other sites', async () => {
    const { id } = await forms.make();
    const values = { email: anAddress(), firstName: 'X' };
    const ticket = await forms.ticket(id);
    const response = await forms.send(id, { values, ticket, origin: 'https://evil.example' });
    assert.equal(response.status, 403);
    assert.equal((await forms.fetch(id, 'https://evil.example')).headers.get('access-control-allow-origin'), null);
  });
});

describe('what a form asks for', () => {
  it('is checked, each complaint with its path', async () => {
    const { id } = await forms.make();
    const response = await forms.send(id, { values: { email: 'nobody', other: 'x' } });
    const { errors } = (await response.json()) as { errors: { path: string; message: string }[] };
    assert.equal(response.status, 422);
    assert.deepEqual(
      errors.map(({ path }) => path),
      ['values.email', 'values.firstName', 'values.other'],
    );
    assert.equal(errors[1]?.message, 'First name is missing');
  });

  it('is gone with the form, and while the form is off', async () => {
    const off = await forms.make({ enabled: false });
    const form = await forms.make();
    const ticket = await forms.ticket(form.id);
    await owner.send('PATCH', `/api/admin/forms/${form.id}`, { enabled: false });
    const sent = await forms.send(form.id, { ticket, values: { email: anAddress(), firstName: 'X' } });
    assert.deepEqual([(await forms.fetch(off.id)).status, sent.status], [404, 404]);
    assert.equal((await forms.fetch('frm_none')).status, 404);
  });

  it('shows visitors nothing that is the business’s', async () => {
    const { id } = await forms.make({ tags: ['secret-tag'], grants: ['app:invoices'] });
    const shown = (await (await forms.fetch(id)).json()) as object;
    assert.deepEqual(Object.keys(shown).sort(), ['fields', 'id', 'intro', 'submitLabel', 'ticket', 'title']);
  });

  it('changes only where it was changed, and not over somebody else’s change', async () => {
    const made = await forms.make({ title: 'Write to us', tags: ['lead'], thanks: 'Thanks!' });
    const path = `/api/admin/forms/${made.id}`;
    const { headers } = await owner.send('GET', path);
    const ifMatch = { 'if-match': headers.get('etag')! };
    const changed = (await (await owner.send('PATCH', path, { enabled: false }, ifMatch)).json()) as Form;
    assert.deepEqual(
      [changed.title, changed.tags, changed.thanks, changed.enabled],
      ['Write to us', ['lead'], 'Thanks!', false],
    );
    assert.equal((await owner.send('PATCH', path, { title: 'Late' }, ifMatch)).status, 412);
  });

  it('needs an address, names that differ, and pages of the business', async () => {
    for (const [change, path] of [
      [{ fields: [{ name: 'phone', label: 'Phone' }] }, 'fields'],
      [{ fields: [EMAIL, { ...EMAIL }] }, 'fields'],
      [{ continueTo: 'https://evil.example/' }, 'continueTo'],
    ] as const) {
      const body = { name: 'X', fields: [EMAIL], ...change };
      const response = await owner.send('POST', '/api/admin/forms', body);
      const { errors } = (await response.json()) as { errors: { path: string }[] };
      assert.deepEqual([response.status, errors[0]?.path], [422, path]);
    }
  });
});

describe('contacts who sent a form', () => {
  it('take it with them when they are erased, also what waits as spam', async () => {
    const { id } = await forms.make();
    const email = anAddress();
    await forms.submit(id, { values: { email, firstName: 'Gone', message: 'private' } });
    await forms.submit(id, { values: { email, firstName: 'Gone' }, trap: 'x' });
    const { id: contactId } = await one(email);
    const response = await (await tester.addStaff('owner')).send('DELETE', `/api/admin/contacts/${contactId}`);
    assert.ok(response.ok, await response.clone().text());
    assert.deepEqual(await forms.submissions(id), []);
  });

  it('keep it when two of them become one', async () => {
    const { id } = await forms.make();
    const email = anAddress();
    await forms.submit(id, { values: { email, firstName: 'From' } });
    const [from, into] = [await one(email), await portal.addContact({ email: anAddress() })];
    assert.equal((await owner.send('POST', `/api/admin/contacts/${into.id}/merge`, { from: from.id })).status, 201);
    assert.equal((await forms.submissions(id))[0]?.contactId, into.id);
  });

  it('stay when the form is deleted with what was sent', async () => {
    const { id } = await forms.make();
    const email = anAddress();
    await forms.submit(id, { values: { email, firstName: 'Stays' } });
    assert.equal((await owner.send('DELETE', `/api/admin/forms/${id}`)).status, 204);
    await one(email);
    const { rows } = await portal.database.client.execute({
      sql: 'SELECT count(*) AS n FROM form_submission WHERE form_id = ?',
      args: [id],
    });
    assert.equal(Number(rows[0]!['n']), 0);
  });
});
