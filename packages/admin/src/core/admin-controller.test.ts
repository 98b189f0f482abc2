import { PortalError } from '@client-portal/contract/errors';
import { define } from '@client-portal/kit/define.js';
import { mount } from '@client-portal/kit/testing/mount.js';
import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';

import '../shell/portal-admin.js';
import { mountArea, rootOf, useAdminPage, waitUntil } from '../testing/admin-page.js';
import { AdminController } from './admin-controller.js';
import { ask } from './question.js';
import { saveEdit } from './save-edit.js';

class TestArea extends LitElement {
  readonly admin = new AdminController(this);
  reloads = 0;

  constructor() {
    super();
    this.admin.onChange(['api-keys'], () => (this.reloads += 1));
  }
}
define('test-admin-area', TestArea);

useAdminPage();

const open = () => mountArea<TestArea>(html`<test-admin-area></test-admin-area>`);

const makeKey = (area: TestArea) =>
  area.admin.client.post('/api/admin/api-keys', { body: { name: 'x', scopes: ['contacts:read'] } });

describe('an area', () => {
  it('hears what this page has changed', async () => {
    const area = await open();
    await makeKey(area);

    expect(area.reloads).to.equal(1);
  });

  it('hears of it when it comes back, once', async () => {
    const area = await open();
    const place = area.parentElement!;
    const { client } = area.admin;
    area.remove();
    await client.post('/api/admin/api-keys', { body: { name: 'y', scopes: ['contacts:read'] } });
    expect(area.reloads).to.equal(0);
    place.prepend(area);
    await waitUntil(() => area.reloads === 1);
    area.remove();
    place.prepend(area);
    await area.updateComplete;

    expect(area.reloads).to.equal(1);
  });

  it('says which element stands outside of the admin', async () => {
    const area = await mount<TestArea>(html`<test-admin-area></test-admin-area>`);

    expect(() => area.admin.client).to.throw('<test-admin-area> stands outside of <portal-admin>');
  });
});

describe('saving over somebody else’s change', () => {
  const changed = () => {
    throw new PortalError('changed_meanwhile', 'Changed');
  };
  const choose = async (area: Element, id: string) => {
    const root = rootOf(area);
    await waitUntil(() => root.querySelector('portal-admin-question')?.shadowRoot?.querySelector(`[part="${id}"]`));
    root.querySelector('portal-admin-question')!.shadowRoot!.querySelector<HTMLElement>(`[part="${id}"]`)!.click();
  };

  it('saves with the tag of now when the person insists', async () => {
    const area = await open();
    const tags: (string | undefined)[] = [];
    const saved = saveEdit(area.admin.scope, {
      etag: '"1"',
      save: async (ifMatch) => {
        tags.push(ifMatch);
        return ifMatch === '"1"' ? changed() : 'saved';
      },
      reload: async () => '"2"',
    });
    await choose(area, 'mine');

    expect(await saved).to.equal('saved');
    expect(tags).to.deep.equal(['"1"', '"2"']);
  });

  it('shows theirs and saves nothing when the person prefers that', async () => {
    const area = await open();
    const shown: boolean[] = [];
    const saved = saveEdit(area.admin.scope, {
      etag: '"1"',
      save: async () => changed(),
      reload: async (shows) => {
        shown.push(shows);
        return '"2"';
      },
    });
    await choose(area, 'theirs');

    expect(await saved).to.equal(undefined);
    expect(shown).to.deep.equal([true]);
  });

  it('asks in a dialog that can be left, and gives the focus back', async () => {
    const area = await open();
    const button = document.createElement('button');
    button.textContent = 'Open';
    area.after(button);
    button.focus();
    const answer = ask(area.admin.scope, {
      heading: 'Which one?',
      text: 'Choose.',
      choices: [{ id: 'a', label: 'A' }],
    });
    await waitUntil(() =>
      rootOf(area).querySelector('portal-admin-question')?.shadowRoot?.querySelector('portal-dialog'),
    );
    const question = rootOf(area).querySelector('portal-admin-question')!;
    await question.updateComplete;
    await expect(rootOf(area)).to.be.accessible();
    question.shadowRoot!.querySelector<HTMLElement>('[slot="actions"]')!.click();

    expect(await answer).to.equal(undefined);
    await waitUntil(() => !rootOf(area).querySelector('portal-admin-question'));
    expect(rootOf(area).shadowRoot!.activeElement === button).to.equal(true);
  });
});
