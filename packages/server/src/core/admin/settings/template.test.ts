import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { SettingChange, SettingsTemplate } from '@client-portal/contract/admin';

import { readSettings } from '../../settings.js';
import { createAdminTester } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import { patchSettings } from './change-settings.js';
import { storeImage } from './images.js';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

describe('the settings as a template', async () => {
  const from = await createFilePortal();
  const to = await createFilePortal();
  const exporter = await createAdminTester(from).addStaff('owner');
  const importer = await createAdminTester(to).addStaff('owner');
  const logo = await storeImage(from.core, 'cli', 'logo', PNG);
  await patchSettings(from.core, 'cli', {
    business: { name: 'Coach Kim' },
    brand: { accent: '#1f6f5c', logoUrl: logo.url },
    terms: { en: { invoice: 'fee note' } },
    links: [{ label: 'Shop', url: 'https://shop.test' }],
  });
  const exported = async () =>
    (await (await exporter.send('GET', '/api/admin/settings/template')).json()) as SettingsTemplate;
  const apply = async (body: object) => {
    const response = await importer.send('PUT', '/api/admin/settings/template', body);
    return { status: response.status, body: (await response.json()) as { changes: SettingChange[]; errors: unknown } };
  };

  it('says nothing of where the portal stands', async () => {
    const { settings } = await exported();
    for (const name of ['pages', 'origins', 'adminOrigins']) assert.ok(!(name in settings), name);
  });

  it('tells what would change, and changes nothing', async () => {
    const before = await readSettings(to.core.db);
    const { body } = await apply({ template: await exported(), dryRun: true });
    const name = body.changes.find(({ path }) => path === 'business.name');
    assert.deepEqual([name?.before, name?.after], ['The Shop', 'Coach Kim']);
    assert.deepEqual(await readSettings(to.core.db), before);
  });

  it('takes over only the sections that were chosen', async () => {
    await apply({ template: await exported(), sections: ['terms'] });
    const settings = await readSettings(to.core.db);
    assert.deepEqual(settings.terms, { en: { invoice: 'fee note' } });
    assert.equal(settings.business.name, 'The Shop');
  });

  it('makes the other portal the same, pictures included, and keeps where it stands', async () => {
    const { pages } = await readSettings(to.core.db);
    await patchSettings(to.core, 'cli', { terms: { de: { invoice: 'Rechnung' } } });
    assert.equal((await apply({ template: await exported() })).status, 200);
    const settings = await readSettings(to.core.db);
    const source = await readSettings(from.core.db);
    assert.deepEqual({ ...settings, pages: [], origins: [] }, { ...source, pages: [], origins: [] });
    assert.deepEqual(settings.pages, pages);
    const picture = await to.request(new URL(settings.brand.logoUrl!).pathname);
    assert.deepEqual(new Uint8Array(await picture.arrayBuffer()), PNG);
    assert.deepEqual((await apply({ template: await exported() })).body.changes, []);
  });

  const template = { format: 'client-portal-settings', version: 1, madeAt: 1, images: {} };
  const refused: [what: string, body: object][] = [
    ['another file', { template: { hello: 'world' } }],
    ['a newer version', { template: { ...template, version: 2, settings: {} } }],
    ['what a template cannot hold', { template: { ...template, settings: { adminOrigins: ['https://evil.test'] } } }],
    [
      'what would lock clients out',
      { template: { ...template, settings: { signIn: { password: false, email: false } } } },
    ],
    ['a damaged picture', { template: { ...template, settings: {}, images: { logo: '***' } } }],
    ['a script as a picture', { template: { ...template, settings: {}, images: { logo: btoa('<svg/>') } } }],
  ];
  for (const [what, body] of refused) {
    it(`refuses ${what}, and takes over nothing`, async () => {
      const before = await readSettings(to.core.db);
      assert.equal((await apply(body)).status, 422);
      assert.deepEqual(await readSettings(to.core.db), before);
    });
  }
});
