import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Portal } from '@client-portal/contract';
import type { AppPreview } from '@client-portal/contract/admin';
import { eq } from 'drizzle-orm';

import { write } from '../../db/change.js';
import { contactTag } from '../../db/schema.js';
import { event } from '../../db/work-schema.js';
import { readSettings } from '../../settings.js';
import { createAdminTester } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';

interface Preview<T = unknown> {
  status: number;
  body: T;
  complaints: { path: string }[];
}

describe('the preview of unsaved settings', async () => {
  const portal = await createFilePortal();
  const { core } = portal;
  const tester = createAdminTester(portal);
  const owner = await tester.addStaff('owner');
  const mara = await portal.addContact();
  const preview = async <T>(body: object, who: typeof owner | Awaited<ReturnType<typeof tester.addKey>> = owner) => {
    const response = await who.send('POST', '/api/admin/settings/preview', body);
    assert.equal(response.status, 200, await response.clone().text());
    return (await response.json()) as Preview<T>;
  };

  it('shows the portal with the changes, and saves none of them', async () => {
    const before = await readSettings(core.db);
    const { body } = await preview<Portal>({ changes: { business: { name: 'Tomorrow' }, signIn: { passkey: false } } });
    assert.equal(body.brand.name, 'Tomorrow');
    assert.equal(body.methods.passkey, false);
    assert.deepEqual(await readSettings(core.db), before);
  });

  it('shows what a client would see', async () => {
    const changes = { apps: { profile: { enabled: false } }, links: [{ label: 'Shop', url: 'https://shop.test' }] };
    const { body } = await preview<Portal>({ changes, contactId: mara.id });
    assert.equal(body.session?.contact.id, mara.id);
    assert.ok(!body.apps.includes('profile'));
    assert.deepEqual(body.links, changes.links);
  });

  it('answers a panel with the changes, and hides what they switch off', async () => {
    const open = await preview({ contactId: mara.id, path: '/api/profile' });
    assert.equal(open.status, 200);
    const closed = await preview({
      contactId: mara.id,
      path: '/api/profile',
      changes: { apps: { profile: { enabled: false } } },
    });
    assert.equal(closed.status, 404);
  });

  it('opens nothing to a visitor, and nothing that writes, leaves or is no JSON', async () => {
    assert.equal((await preview({ path: '/api/profile' })).status, 401);
    for (const path of ['/api/session/password', '/api/events', '/api/admin/settings', '/api/openapi.json']) {
      assert.equal((await preview({ path, contactId: mara.id })).status, 404, path);
    }
    const outside = { path: 'https://evil.test/api/portal' };
    assert.equal((await owner.send('POST', '/api/admin/settings/preview', outside)).status, 422);
  });

  it('writes down who looked as whom', async () => {
    const looks = async () =>
      (await core.db.select().from(event).where(eq(event.type, 'settings.previewed'))).filter(
        ({ subjectId }) => subjectId === mara.id,
      );
    const before = (await looks()).length;
    await preview({ contactId: mara.id });
    const after = await looks();
    assert.equal(after.length, before + 1);
    assert.equal(after.at(-1)!.actor, `staff:${owner.id}`);
    assert.equal(after.at(-1)!.contactId, null);
  });

  it('writes down a look that begins with a panel, once', async () => {
    const member = await tester.addStaff('staff');
    for (const path of ['/api/profile', '/api/portal?', '/api/sessions'])
      await preview({ contactId: mara.id, path }, member);
    const looks = await core.db
      .select()
      .from(event)
      .where(eq(event.actor, `staff:${member.id}`));
    assert.equal(looks.filter(({ type }) => type === 'settings.previewed').length, 1);
  });

  it('lets nobody look as a client without the right to', async () => {
    const key = await tester.addKey(['settings:read']);
    const response = await key.send('POST', '/api/admin/settings/preview', { contactId: mara.id });
    assert.equal(response.status, 403);
    assert.equal((await preview<Portal>({}, key)).body.session, null);
  });

  it('answers 404 for a contact that there is not', async () => {
    const response = await owner.send('POST', '/api/admin/settings/preview', { contactId: 'ctc_nobody' });
    assert.equal(response.status, 404);
  });

  it('says what stands against saving, and shows the portal all the same', async () => {
    const { status, complaints } = await preview({ changes: { signIn: { idleDays: 60, sessionDays: 5 } } });
    assert.equal(status, 200);
    assert.deepEqual(
      complaints.map(({ path }) => path),
      ['signIn.idleDays'],
    );
  });

  it('refuses changes that no setting can have', async () => {
    const response = await owner.send('POST', '/api/admin/settings/preview', { changes: { brand: { accent: 'x' } } });
    assert.equal(response.status, 422);
  });

  describe('which apps a client would see', () => {
    const apps = async (changes: object) => {
      const body = { contactId: mara.id, changes };
      const response = await owner.send('POST', '/api/admin/settings/apps-preview', body);
      const { items } = (await response.json()) as { items: AppPreview[] };
      return Object.fromEntries(items.map((item) => [item.app, item]));
    };

    it('names the reason', async () => {
      assert.equal((await apps({})).invoices!.reason, 'empty');
      assert.equal((await apps({ apps: { invoices: { showEmpty: true } } })).invoices!.reason, 'shown-empty');
      assert.equal((await apps({ apps: { invoices: { enabled: false } } })).invoices!.reason, 'off');
      assert.equal((await apps({ apps: { profile: { audience: 'granted' } } })).profile!.reason, 'audience');
    });

    it('knows by which tag', async () => {
      await write(core.db, [core.db.insert(contactTag).values({ contactId: mara.id, tag: 'vip' })]);
      const { profile } = await apps({ apps: { profile: { audience: 'tagged', tags: ['vip'] } } });
      assert.deepEqual([profile!.shown, profile!.by], [true, 'tag']);
    });

    it('says the same as the portal does', async () => {
      const changes = { apps: { profile: { audience: 'granted' }, invoices: { showEmpty: true } } } as const;
      const { body } = await preview<Portal>({ changes, contactId: mara.id });
      const shown = Object.values(await apps(changes)).filter((each) => each.shown);
      assert.deepEqual(shown.map(({ app }) => app).sort(), [...body.apps].sort());
    });
  });
});
