import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { anInvoice } from '../../../apps/invoices/testing/invoice-fixtures.js';
import { apps } from '../../../apps.js';
import { AppSetting } from '@client-portal/contract/admin';
import { createFilePortal } from '../../../testing/file-portal.js';
import { suspendContact } from '../contacts/change-access.js';
import { explainAccess } from './explain-access.js';
import { grantAccess, revokeGrant } from './grants.js';

describe('why a contact sees an app, or does not', async () => {
  const portal = await createFilePortal();
  const { core } = portal;
  const explain = (id: string, resource = 'app:invoices') => explainAccess(core, Object.values(apps), id, resource);
  const failing = async (id: string, resource?: string) =>
    (await explain(id, resource)).steps.filter(({ passed }) => !passed).map(({ step, reason }) => `${step}: ${reason}`);
  const setUp = (setting: Partial<AppSetting>) =>
    portal.changeSettings((settings) => void (settings.apps.invoices = AppSetting.parse(setting)));

  /** What the gate itself answers this contact. */
  async function passes(email: string): Promise<boolean> {
    const browser = portal.browser();
    await browser.signIn(email);
    return (await browser.send('GET', '/api/invoices')).status === 200;
  }

  it('agrees with the gate for every switch, audience and grant', async () => {
    const { id, email } = await portal.addContact();
    const agree = async (reasons: string[]) => {
      assert.equal((await explain(id)).allowed, await passes(email), reasons.join());
      assert.deepEqual(
        (await failing(id)).filter((each) => !each.startsWith('content')),
        reasons,
      );
    };
    await setUp({ enabled: false });
    await agree(['app: off']);
    await setUp({ audience: 'everyone' });
    await agree([]);
    await setUp({ audience: 'granted' });
    await agree(['audience: never_granted']);
    const later = await grantAccess(core, 'cli', id, { resource: 'app:invoices', startsAt: core.clock() + 60_000 });
    await agree(['audience: not_active']);
    portal.time.now += 61_000;
    await agree([]);
    await revokeGrant(core, 'cli', later.id);
    await agree(['audience: not_active']);
    await grantAccess(core, 'cli', id, { resource: 'app:invoices', endsAt: core.clock() + 60_000 });
    await agree([]);
    portal.time.now += 60_000;
    await agree(['audience: not_active']);
    await suspendContact(core, 'cli', id, 'Unpaid');
    await agree(['account: suspended', 'audience: not_active']);
  });

  it('tells an own invoice from a foreign one, and knows nothing of one that is not there', async () => {
    await setUp({ audience: 'everyone' });
    const [mara, noor] = [await portal.addContact(), await portal.addContact()];
    const invoice = await anInvoice(core, mara.id);
    assert.deepEqual(
      [(await explain(mara.id, invoice)).allowed, await failing(noor.id, invoice)],
      [true, ['item: foreign']],
    );
    await assert.rejects(explain(mara.id, 'inv_nothing'), { code: 'not_found' });
  });
});
