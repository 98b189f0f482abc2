import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createFilePortal } from '../../../testing/file-portal.js';
import { changeSetting } from './change-settings.js';
import { settingAt } from './setting-paths.js';
import { grantResource, revokeResource } from '../access/grant-by-address.js';
import { readSettings } from '../../settings.js';

describe('changing settings', async () => {
  const portal = await createFilePortal();
  const { core } = portal;

  it('switches an app off for everybody who is signed in', async () => {
    const { email } = await portal.addContact();
    const browser = portal.browser();
    await browser.signIn(email);
    assert.equal((await browser.send('GET', '/api/profile')).status, 200);
    await changeSetting(core, 'cli', 'apps.profile.enabled', false);
    assert.equal((await browser.send('GET', '/api/profile')).status, 404);
    await changeSetting(core, 'cli', 'apps.profile.enabled', true);
  });

  it('keeps what others change at the same time', async () => {
    const paths = ['business.name', 'business.taxId', 'brand.description'];
    await Promise.all(paths.map((path) => changeSetting(core, 'cli', path, `new ${path}`)));
    const settings = await readSettings(core.db);
    for (const path of paths) assert.equal(settingAt(settings, path), `new ${path}`);
  });

  const wrong: [path: string, value: unknown][] = [
    ['buisness.name', 'typo'],
    ['business.name.first', 'too deep'],
    ['brand.accent', 'red; } body { display: none'],
    ['origins', ['https://shop.test/path']],
    ['origins', ['*']],
    ['pages', ['javascript:alert(1)']],
    ['brand.logoUrl', 'javascript:alert(1)'],
    ['apps.everything.enabled', true],
    ['signIn.linkMinutes', 100_000],
    ['__proto__.polluted', true],
  ];
  for (const [path, value] of wrong) {
    it(`refuses ${path} = ${JSON.stringify(value)}, and changes nothing`, async () => {
      const before = await readSettings(core.db);
      await assert.rejects(changeSetting(core, 'cli', path, value), { code: 'invalid_request' });
      assert.deepEqual(await readSettings(core.db), before);
      assert.equal(({} as { polluted?: boolean }).polluted, undefined);
    });
  }

  it('opens an app that is for some only to whom it is granted, until it is taken away', async () => {
    const { email } = await portal.addContact();
    const browser = portal.browser();
    await browser.signIn(email);
    const status = async () => (await browser.send('GET', '/api/profile')).status;
    await changeSetting(core, 'cli', 'apps.profile.audience', 'granted');
    assert.equal(await status(), 404);
    await grantResource(core, 'cli', email, 'app:profile');
    assert.equal(await status(), 200);
    await revokeResource(core, 'cli', email, 'app:profile');
    assert.equal(await status(), 404);
    await grantResource(core, 'cli', email, 'app:profile');
    assert.equal(await status(), 200);
    await assert.rejects(revokeResource(core, 'cli', email, 'app:invoices'), { code: 'not_found' });
  });
});
