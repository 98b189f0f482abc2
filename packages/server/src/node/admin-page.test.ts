import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';

import { startNodePortal } from './testing/start-node-portal.js';

describe('the admin', async () => {
  const publicDir = await mkdtemp(path.join(tmpdir(), 'admin-page-'));
  await mkdir(path.join(publicDir, 'assets/admin'), { recursive: true });
  await writeFile(path.join(publicDir, 'admin.js'), 'shell');
  await writeFile(path.join(publicDir, 'assets/admin/contacts-abc.js'), 'contacts');
  const node = await startNodePortal({}, { publicDir });
  after(() => rm(publicDir, { recursive: true, force: true }));

  for (const address of ['/admin', '/admin/', '/admin?admin=contacts']) {
    it(`has a page of its own at ${address} that runs nothing but its script and stands in no frame`, async () => {
      const response = await fetch(node.address + address);
      assert.match(await response.text(), /<script type="module" src="\/admin\.js"><\/script>[^]*<portal-admin>/);
      const policy = response.headers.get('content-security-policy')!;
      assert.match(policy, /default-src 'none'; script-src 'self';.*frame-ancestors 'none'/);
      assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
      assert.equal(response.headers.get('x-robots-tag'), 'noindex');
    });
  }

  it('hands its scripts to every site, the areas for ever', async () => {
    const [shell, area] = await Promise.all(
      ['/admin.js', '/assets/admin/contacts-abc.js'].map((file) => fetch(node.address + file)),
    );
    assert.equal(await shell!.text(), 'shell');
    assert.equal(await area!.text(), 'contacts');
    assert.equal(shell!.headers.get('access-control-allow-origin'), '*');
    assert.match(area!.headers.get('cache-control')!, /immutable/);
  });

  it('has no page below its own', async () => {
    assert.equal((await fetch(`${node.address}/admin/anything`)).status, 404);
  });
});
