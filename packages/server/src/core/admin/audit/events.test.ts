import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';

import type { AuditEntry, LoggedEvent } from '@client-portal/contract/admin';

import { createAdminTester } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import { write } from '../../db/change.js';
import { type EventInput, recordEvent } from '../../events.js';

const WRITER = fileURLToPath(new URL('./testing/event-writer.ts', import.meta.url));

describe('the event log of the management API', async () => {
  const portal = await createFilePortal();
  const { core } = portal;
  const staff = await createAdminTester(portal).addStaff('owner');
  const ask = async <T>(path: string, status = 200): Promise<T> => {
    const response = await staff.send('GET', path);
    assert.equal(response.status, status, path);
    return (await response.json()) as T;
  };
  const page = (query = '') =>
    ask<{ items: LoggedEvent[]; after: number; more: boolean }>(`/api/admin/events?${query}`);
  const record = (...events: Partial<EventInput>[]) =>
    write(
      core.db,
      events.map((each) => recordEvent(core.db, { type: 'invoice.sent', actor: 'system', at: core.clock(), ...each })),
    );
  const end = async () => (await page('after=999999999')).after && core.feed.latest();

  it('tells what happened after an event, and where to go on', async () => {
    const after = await end();
    await record({ subject: { type: 'invoice', id: 'inv_1' }, contactId: 'ctc_a', data: { number: 'A-1' } }, {}, {});
    const first = await page(`after=${after}&limit=2`);
    assert.deepEqual(first.items[0], {
      id: String(after + 1),
      seq: after + 1,
      type: 'invoice.sent',
      actor: 'system',
      subject: { type: 'invoice', id: 'inv_1' },
      contactId: 'ctc_a',
      data: { number: 'A-1' },
      at: portal.time.now,
    });
    assert.deepEqual([first.items.length, first.more, first.after], [2, true, after + 2]);
    const last = await page(`after=${first.after}`);
    assert.deepEqual([last.items.length, last.more, last.after], [1, false, after + 3]);
  });

  it('goes past what does not fit, so that it is not read again', async () => {
    const after = await end();
    await record({}, {});
    assert.deepEqual(await page(`after=${after}&type=contact.erased`), { items: [], more: false, after: after + 2 });
  });

  for (const [query, fits] of [
    ['type=payment.failed', ['payment.failed']],
    ['type=payment.*', ['payment.failed', 'payment.started']],
    ['type=payment.started,key.created', ['payment.started', 'key.created']],
    ['contact=ctc_b', ['payment.failed']],
    ['subject=payment:pay_1', ['payment.started']],
    ['actor=key:key_1', ['key.created']],
    ['actor=client', ['payment.failed', 'payment.started']],
  ] as const) {
    it(`chooses by ${query}`, async () => {
      const after = await end();
      await record(
        { type: 'payment.failed', actor: 'client:ctc_b', contactId: 'ctc_b' },
        { type: 'payment.started', actor: 'client:ctc_c', subject: { type: 'payment', id: 'pay_1' } },
        { type: 'key.created', actor: 'key:key_1' },
        { type: 'settings.changed', actor: 'cli' },
      );
      const { items } = await page(`after=${after}&${query}`);
      assert.deepEqual(
        items.map(({ type }) => type),
        fits,
      );
    });
  }

  it('leaves nothing out while several processes write at once', async () => {
    const after = await end();
    const writers = ['a', 'b', 'c'].map((name) =>
      fork(WRITER, [portal.file, name, '60'], { execArgv: ['--import', 'tsx'] }),
    );
    let running = writers.length;
    const codes = writers.map(
      (each) => new Promise<number | null>((resolve) => each.on('exit', (code) => ((running -= 1), resolve(code)))),
    );
    const seen: number[] = [];
    let at = after;
    for (let open = true; open; ) {
      open = running > 0;
      for (let more = true; more; ) {
        const part = await page(`after=${at}&type=contact.updated&limit=7`);
        seen.push(...part.items.map(({ seq }) => seq));
        [at, more] = [part.after, part.more];
      }
    }
    assert.deepEqual(await Promise.all(codes), [0, 0, 0]);
    assert.deepEqual(
      seen,
      Array.from({ length: 180 }, (_, index) => after + 1 + index),
    );
  });

  it('refuses a filter that is none', async () => {
    for (const query of ['type=;drop', 'subject=invoice', 'actor=Client:x', 'limit=1000', 'after=-1']) {
      await ask(`/api/admin/events?${query}`, 422);
    }
  });

  it('lists every type with a sentence', async () => {
    const { items } = await ask<{ items: { type: string; sentence: string }[] }>('/api/admin/events/types');
    assert.ok(items.find(({ type }) => type === 'contact.joined')?.sentence.endsWith('.'));
  });

  it('tells people who it was, newest first and page by page', async () => {
    const { id } = await portal.addContact({ firstName: 'Mara', lastName: 'Lind' });
    await record(
      { type: 'contact.suspended', actor: `staff:${staff.id}`, subject: { type: 'contact', id }, contactId: id },
      { type: 'contact.restored', actor: `staff:${staff.id}`, subject: { type: 'contact', id }, contactId: id },
    );
    type Page = { items: AuditEntry[]; nextCursor: string | null };
    const first = await ask<Page>(`/api/admin/audit?contact=${id}&limit=1`);
    assert.equal(first.items[0]?.type, 'contact.restored');
    assert.deepEqual(first.items[0]?.names, { actor: 'The owner', contact: 'Mara Lind', subject: 'Mara Lind' });
    const second = await ask<Page>(`/api/admin/audit?contact=${id}&limit=1&cursor=${first.nextCursor}`);
    assert.deepEqual([second.items[0]?.type, second.nextCursor], ['contact.suspended', null]);
  });

  it('keeps contacts’ names from a key that may not read contacts', async () => {
    const { id } = await portal.addContact();
    await record({ type: 'contact.updated', contactId: id });
    const key = await createAdminTester(portal).addKey(['events:read']);
    const { items } = (await (await key.send('GET', `/api/admin/audit?contact=${id}`)).json()) as {
      items: AuditEntry[];
    };
    assert.equal(items[0]?.names.contact, null);
  });

  it('goes by the days of the business, whatever the clock of a node says', async () => {
    await portal.changeSettings((settings) => (settings.business.timeZone = 'Asia/Tokyo'));
    const midnight = Date.UTC(2026, 10, 9, 15);
    for (const at of [midnight + 2, midnight - 1, midnight, midnight + 86_400_000, midnight + 86_399_999]) {
      await record({ type: 'form.changed', at });
    }
    const { items } = await ask<{ items: AuditEntry[] }>(
      '/api/admin/audit?type=form.changed&from=2026-11-10&to=2026-11-10',
    );
    assert.deepEqual(
      items.map(({ at }) => at - midnight).sort((a, b) => a - b),
      [0, 2, 86_399_999],
    );
  });

  it('exports everything that fits, and nothing that a spreadsheet would run', async () => {
    await record(
      { type: 'mail.failed', data: { text: 'a "quoted", word' } },
      { type: 'mail.failed', actor: '=cmd' as never },
    );
    const csv = await staff.send('GET', '/api/admin/audit/export?type=mail.failed');
    assert.match(csv.headers.get('content-disposition') ?? '', /attachment; filename="activity-.*\.csv"/);
    const lines = (await csv.text()).trimEnd().split('\r\n');
    assert.equal(lines.length, 3);
    assert.match(lines[1]!, /,'=cmd,/);
    assert.match(lines[2]!, /"\{""text"":""a \\""quoted\\"", word""\}"$/);
    const json = await (await staff.send('GET', '/api/admin/audit/export?type=mail.failed&format=ndjson')).text();
    assert.equal(JSON.parse(json.split('\n')[1]!).data.text, 'a "quoted", word');
    const taken = await ask<{ items: AuditEntry[] }>('/api/admin/audit?type=audit.exported');
    assert.equal(taken.items.length, 2);
  });

  it('reads each page from an index', async () => {
    const plans = [
      "SELECT * FROM event WHERE actor = 'cli' AND seq < 9 ORDER BY seq DESC LIMIT 50",
      "SELECT * FROM event WHERE contact_id = 'ctc_1' AND seq < 9 ORDER BY seq DESC LIMIT 50",
      "SELECT * FROM event WHERE type IN ('a.b') AND seq > 9 ORDER BY seq LIMIT 50",
      'SELECT seq FROM event WHERE at >= 5 ORDER BY at, seq LIMIT 1',
    ];
    for (const sql of plans) {
      const { rows } = await portal.database.client.execute(`EXPLAIN QUERY PLAN ${sql}`);
      const plan = rows.map((row) => String(row['detail'])).join('; ');
      assert.match(plan, /SEARCH event USING (COVERING )?INDEX/, sql);
      assert.doesNotMatch(plan, /TEMP B-TREE/, sql);
    }
  });
});
