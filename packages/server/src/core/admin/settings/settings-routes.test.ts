import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Settings, StaffSignedIn } from '@client-portal/contract/admin';
import { eq } from 'drizzle-orm';

import { MINUTE } from '../../clock.js';
import { event } from '../../db/work-schema.js';
import { readSettings } from '../../settings.js';
import { codeAt, createAdminTester, TOTP_SECRET } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import { PASSWORD } from '../../../testing/test-portal.js';

interface Problem {
  code: string;
  errors?: { path: string; message: string }[];
}

describe('the settings over the management API', async () => {
  const portal = await createFilePortal();
  const { core } = portal;
  const owner = await createAdminTester(portal).addStaff('owner');
  const patch = (body: unknown, headers: Record<string, string> = {}) =>
    owner.send('PATCH', '/api/admin/settings', body, headers);
  const read = async () => {
    const response = await owner.send('GET', '/api/admin/settings');
    return { settings: (await response.json()) as Settings, etag: response.headers.get('etag')! };
  };
  const refusalOf = async (body: unknown, headers?: Record<string, string>) => {
    const before = await readSettings(core.db);
    const response = await patch(body, headers);
    assert.equal(response.status, 422, await response.clone().text());
    assert.deepEqual(await readSettings(core.db), before);
    return ((await response.json()) as Problem).errors!;
  };

  /** The headers of an admin that is embedded elsewhere: no cookie, a token of its own. */
  const signInFrom = async (origin: string) => {
    portal.time.now += MINUTE;
    const elsewhere = { origin, cookie: '' };
    const send = async (path: string, body: object) =>
      (await (await owner.send('POST', `/api/admin/session/${path}`, body, elsewhere)).json()) as StaffSignedIn;
    const { challenge } = await send('password', { email: owner.email, password: PASSWORD });
    const { token } = await send('totp', { challenge, code: codeAt(TOTP_SECRET, core.clock()) });
    return { ...elsewhere, authorization: `Bearer ${token}` };
  };

  it('merges what is sent and keeps the rest', async () => {
    const response = await patch({ brand: { accent: '#1f6f5c' }, signIn: { idleDays: 14 } });
    assert.equal(response.status, 200);
    const { settings } = await read();
    assert.equal(settings.brand.accent, '#1f6f5c');
    assert.equal(settings.signIn.idleDays, 14);
    assert.equal(settings.business.name, 'The Shop');
  });

  it('puts the default back for null', async () => {
    await patch({ brand: { accent: null }, signIn: { idleDays: null } });
    const { settings } = await read();
    assert.equal(settings.brand.accent, null);
    assert.equal(settings.signIn.idleDays, 7);
  });

  it('refuses an edit of a version that is no longer there', async () => {
    const { etag } = await read();
    assert.equal((await patch({ brand: { copyright: 'A' } }, { 'if-match': etag })).status, 200);
    const late = await patch({ brand: { copyright: 'B' } }, { 'if-match': etag });
    assert.equal(late.status, 412);
    assert.equal((await read()).settings.brand.copyright, 'A');
  });

  it('gives a new tag even to two changes within a millisecond', async () => {
    const first = await patch({ brand: { copyright: 'C' } });
    const second = await patch({ brand: { copyright: 'D' } });
    assert.notEqual(first.headers.get('etag'), second.headers.get('etag'));
  });

  it('records who changed which settings, and tells clients only that something did', async () => {
    const { email } = await portal.addContact();
    const browser = portal.browser();
    await browser.signIn(email);
    const { cursor } = (await (await browser.send('GET', '/api/portal')).json()) as { cursor: string };
    await patch({ business: { taxId: 'FI1' }, brand: { copyright: 'E' } });
    const rows = await core.db.select().from(event).where(eq(event.type, 'settings.changed'));
    const last = rows.at(-1)!;
    assert.deepEqual((JSON.parse(last.data) as { paths: string[] }).paths.sort(), [
      'brand.copyright',
      'business.taxId',
    ]);
    assert.equal(last.actor, `staff:${owner.id}`);
    const stream = await browser.send('GET', `/api/events?cursor=${cursor}`);
    const reader = stream.body!.getReader();
    let heard = '';
    while (!heard.includes('settings.changed')) heard += new TextDecoder().decode((await reader.read()).value);
    await reader.cancel();
    assert.ok(!heard.includes('taxId') && !heard.includes('copyright'), heard);
  });

  it('records nothing when nothing changed', async () => {
    const count = async () => (await core.db.select().from(event).where(eq(event.type, 'settings.changed'))).length;
    const before = await count();
    await patch({ business: { taxId: 'FI1' } });
    assert.equal(await count(), before);
  });

  const refused: [what: string, body: object, path: string, says: RegExp][] = [
    ['an unknown section', { brnd: { accent: '#112233' } }, 'brnd.accent', /no setting/],
    ['an unknown name', { brand: { colour: '#112233' } }, 'brand.colour', /no setting/],
    ['an unknown name with null', { brand: { colour: null } }, 'brand.colour', /no setting/],
    ['an unknown app', { apps: { everything: { enabled: true } } }, 'apps', /everything/],
    ['a colour that is none', { brand: { accent: 'red' } }, 'brand.accent', /six digits/],
    ['all ways in off', { signIn: { password: false, email: false, passkey: false } }, 'signIn', /Leave at least one/],
    ['passkeys alone', { signIn: { password: false, email: false } }, 'signIn', /Leave e-mail or passwords on/],
    [
      'a first page that is off',
      { defaultPage: 'profile', apps: { profile: { enabled: false } } },
      'defaultPage',
      /switched off/,
    ],
    ['an idle time over the whole', { signIn: { idleDays: 40, sessionDays: 30 } }, 'signIn.idleDays', /Lower this one/],
    ['a lifetime out of bounds', { signIn: { linkMinutes: 600 } }, 'signIn.linkMinutes', /from 5 to 60/],
    ['no language', { locales: [] }, 'locales', /at least one/],
    ['a language twice', { locales: ['en', 'en'] }, 'locales.1', /already/],
    ['a language that is none', { locales: ['English!'] }, 'locales.0', /code/],
    ['a time zone that is none', { business: { timeZone: 'Mars/Base' } }, 'business.timeZone', /Europe\/Berlin/],
    ['a currency that is none', { business: { currency: 'eu' } }, 'business.currency', /three capital/],
    [
      'a tagged app without tags',
      { apps: { invoices: { audience: 'tagged' } } },
      'apps.invoices.tags',
      /at least one tag/,
    ],
    ['a page that may not call', { pages: ['https://other.test/x'] }, 'pages.0', /Add it there first/],
    ['the origin that a page stands on', { origins: [] }, 'pages.0', /Add it there first/],
    ['a script as a link', { links: [{ label: 'Go', url: 'javascript:alert(1)' }] }, 'links.0.url', /https:/],
    ['a link without a word', { links: [{ label: ' ', url: 'https://a.test' }] }, 'links.0.label', /called/],
    ['an unknown name in a list', { links: [{ label: 'A', url: 'https://a.test', target: '_top' }] }, 'links.0', /./],
    ['an SVG as data', { brand: { logoUrl: 'data:image/svg+xml,<svg/>' } }, 'brand.logoUrl', /PNG/],
  ];
  for (const [what, body, path, says] of refused) {
    it(`refuses ${what}, says where and what to do`, async () => {
      const errors = await refusalOf(body);
      const found = errors.find((each) => each.path === path);
      assert.ok(found, JSON.stringify(errors));
      assert.match(found.message, says);
    });
  }

  it('lets go of what was wrong before, so that something else can be changed', async () => {
    await portal.changeSettings((settings) => void (settings.business.timeZone = 'Mars/Base'));
    assert.equal((await patch({ brand: { copyright: 'F' } })).status, 200);
    assert.equal((await patch({ business: { timeZone: 'UTC' } })).status, 200);
  });

  it('asks for a sign-in of the last quarter of an hour before another site may call, and for nothing else', async () => {
    const member = await createAdminTester(portal).addStaff('admin');
    portal.time.now += 16 * MINUTE;
    const change = (body: unknown) => member.send('PATCH', '/api/admin/settings', body);
    for (const name of ['origins', 'adminOrigins'] as const) {
      const before = (await readSettings(core.db))[name];
      const response = await change({ [name]: [...before, 'https://evil.test'] });
      assert.equal(((await response.json()) as Problem).code, 'step_up_required');
      assert.deepEqual((await readSettings(core.db))[name], before);
      assert.equal((await change({ [name]: before, brand: { copyright: 'G' } })).status, 200);
    }
    portal.time.now -= 16 * MINUTE;
  });

  it('refuses what is nested without end', async () => {
    const bomb = '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000);
    assert.equal((await patch(bomb)).status, 422);
    assert.equal((await owner.send('POST', '/api/admin/settings/preview', `{"changes":${bomb}}`)).status, 422);
  });

  it('does not let a back office remove itself', async () => {
    const office = 'https://office.test';
    await patch({ adminOrigins: [office] });
    const errors = await refusalOf({ adminOrigins: [] }, await signInFrom(office));
    assert.equal(errors[0]!.path, 'adminOrigins');
    assert.equal((await patch({ adminOrigins: [] })).status, 200);
  });
});
