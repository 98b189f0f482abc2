import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

import type { CaptureRule, ContactDetails, ContactEntry, Grant } from '@client-portal/contract/admin';

import { createAdminTester, without } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import { tokenIn } from '../../../testing/mail-text.js';
import { createImportTester } from '../imports/testing/import-tester.js';

const portal = await createFilePortal();
const tester = createAdminTester(portal);
const owner = await tester.addStaff('owner');
const key = await tester.addKey(without('staff:read'));

const rule = (source: CaptureRule['source'], change: Partial<CaptureRule> = {}): CaptureRule => ({
  source,
  form: null,
  invite: true,
  tags: [`from-${source}`],
  grants: ['app:invoices'],
  ...change,
});
const setRules = (rules: CaptureRule[]) => portal.changeSettings((settings) => void (settings.capture = rules));

const find = async (email: string) => {
  const response = await owner.send('GET', `/api/admin/contacts?q=${encodeURIComponent(email)}`);
  const { items } = (await response.json()) as { items: ContactEntry[] };
  const details = await owner.send('GET', `/api/admin/contacts/${items[0]!.id}`);
  return (await details.json()) as ContactDetails;
};
const given = async ({ id, tags }: Pick<ContactDetails, 'id' | 'tags'>) => {
  const response = await owner.send('GET', `/api/admin/contacts/${id}/grants`);
  const { items } = (await response.json()) as { items: Grant[] };
  return [tags, items.map(({ resource }) => resource)];
};
const mailsTo = (email: string) => portal.mails.filter(({ to }) => to === email);

describe('the rules about where contacts come from', () => {
  beforeEach(() => setRules((['manual', 'api', 'sign-up', 'import'] as const).map((source) => rule(source))));

  for (const [source, caller] of [
    ['manual', owner],
    ['api', key],
  ] as const) {
    it(`hold for contacts made by ${source === 'manual' ? 'hand' : 'the API'}, beside what was chosen for them`, async () => {
      const email = `${source}@mail.test`;
      const response = await caller.send('POST', '/api/admin/contacts', { email, firstName: 'Noa', tags: ['own'] });
      const made = (await response.json()) as ContactDetails;
      await portal.tick();
      assert.deepEqual(await given(made), [[`from-${source}`, 'own'], ['app:invoices']]);
      assert.notEqual(made.invitedAt, null);
      assert.equal(mailsTo(email).length, 1);
      const token = tokenIn(mailsTo(email)[0]!);
      assert.equal((await portal.browser().send('POST', '/api/session/token', { token })).status, 200);
    });
  }

  it('invite nobody who has no address', async () => {
    const response = await owner.send('POST', '/api/admin/contacts', { firstName: 'Nobody' });
    const made = (await response.json()) as ContactDetails;
    assert.deepEqual([response.status, made.invitedAt], [201, null]);
    assert.deepEqual(await given(made), [['from-manual'], ['app:invoices']]);
  });

  it('do nothing when the address is taken', async () => {
    const { email } = await portal.addContact();
    assert.equal((await owner.send('POST', '/api/admin/contacts', { email })).status, 409);
    await portal.tick();
    assert.equal(mailsTo(email).length, 0);
  });

  it('hold for who signs up, once, without an invitation', async () => {
    await portal.changeSettings((settings) => void (settings.signIn.signUp = 'open'));
    const email = 'signs-up@mail.test';
    for (let times = 1; times <= 2; times += 1) {
      const browser = portal.browser();
      await browser.send('POST', '/api/session/email', { email });
      await portal.tick();
      assert.equal(
        (await browser.send('POST', '/api/session/token', { token: tokenIn(portal.mails.at(-1)!) })).status,
        200,
      );
      assert.equal(mailsTo(email).length, times);
    }
    assert.deepEqual(await given(await find(email)), [['from-sign-up'], ['app:invoices']]);
    assert.equal((await find(email)).invitedAt, null);
  });

  it('hold for who asks to be let in', async () => {
    await portal.changeSettings((settings) => void (settings.signIn.signUp = 'approval'));
    await portal.browser().send('POST', '/api/session/email', { email: 'asks@mail.test' });
    await portal.tick();
    const made = await find('asks@mail.test');
    assert.deepEqual([made.state, ...(await given(made))], ['requested', ['from-sign-up'], ['app:invoices']]);
  });

  it('hold for imported contacts that are new', async () => {
    const imports = createImportTester(portal, owner);
    const { email } = await portal.addContact();
    await imports.all(`email,name\nimported@mail.test,Noa\n${email},Mara\n`);
    assert.deepEqual(await given(await find('imported@mail.test')), [['from-import'], ['app:invoices']]);
    assert.deepEqual(await given(await find(email)), [[], []]);
  });

  it('join where there are several for one source, and leave other sources alone', async () => {
    await setRules([
      rule('manual', { invite: false, tags: ['a', 'b'] }),
      rule('manual', { invite: false, tags: ['b', 'c'], grants: ['app:invoices', 'app:profile'] }),
      rule('api', { tags: ['never'] }),
    ]);
    const response = await owner.send('POST', '/api/admin/contacts', { email: 'joined@mail.test' });
    const made = (await response.json()) as ContactDetails;
    await portal.tick();
    const [tags, grants] = await given(made);
    assert.deepEqual(
      [tags, grants!.sort()],
      [
        ['a', 'b', 'c'],
        ['app:invoices', 'app:profile'],
      ],
    );
    assert.equal(mailsTo('joined@mail.test').length, 0);
  });
});
