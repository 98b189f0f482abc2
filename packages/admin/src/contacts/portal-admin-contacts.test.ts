import { expect } from '@open-wc/testing';
import { html } from 'lit';

import { mountArea, rootOf, signInAs, useAdminPage, waitUntil } from '../testing/admin-page.js';
import './index.js';
import type { PortalAdminContacts } from './portal-admin-contacts.js';

/** Everything inside, through the shadow roots. */
function all<E extends HTMLElement>(root: ParentNode | ShadowRoot, selector: string): E[] {
  const found = [...root.querySelectorAll<E>(selector)];
  for (const each of root.querySelectorAll('*')) if (each.shadowRoot) found.push(...all<E>(each.shadowRoot, selector));
  return found;
}

describe('the contacts of the admin', () => {
  useAdminPage();

  async function open(view = '', selector = 'tbody tr') {
    const area = await mountArea<PortalAdminContacts>(
      html`<portal-admin-contacts .view=${view}></portal-admin-contacts>`,
    );
    const find = <E extends HTMLElement>(what: string) => all<E>(area.shadowRoot!, what);
    await waitUntil(() => find(selector).length > 0, `no ${selector}`);
    return { area, find };
  }

  const names = (find: (what: string) => HTMLElement[]) => find('tbody .open').map((each) => each.textContent!.trim());

  it('finds somebody while the name is typed', async () => {
    const { area, find } = await open();
    const before = names(find);
    const [first] = before[0]!.split(' ');
    const field = find<HTMLInputElement>('#q')[0]!;
    field.value = first!.slice(0, 3);
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await waitUntil(() => names(find).length < before.length && names(find).length > 0, 'the list did not narrow');
    expect(names(find)[0]!.toLowerCase()).to.contain(first!.slice(0, 3).toLowerCase());
    await expect(area).to.be.accessible();
  });

  it('moves with j, ticks with x, and tags what is ticked', async () => {
    const { find } = await open();
    const links = find('tbody .open');
    links[0]!.focus();
    const press = (key: string) =>
      (links[0]!.getRootNode() as ShadowRoot).activeElement!.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true }),
      );
    press('x');
    press('j');
    press('x');
    await waitUntil(() => find('[part="bulk"]').length > 0);
    expect(find('[part="bulk"] strong')[0]!.textContent).to.contain('2');
  });

  it('opens a contact, explains what it sees, gives it an app and shows that in the timeline', async () => {
    const { area, find } = await open();
    const [id] = /ctc_\w+/.exec(find<HTMLAnchorElement>('tbody .open')[0]!.href)!;
    area.view = id;
    await waitUntil(() => find('[part="facts"]').length > 0);
    await expect(area).to.be.accessible();
    area.view = `${id}/access`;
    await waitUntil(() => find('[part="decision"]').length > 0);
    await expect(area).to.be.accessible();
    find('[part="give"]')[0]!.click();
    await waitUntil(() => find('[part="revoke"]').length > 0, 'no grant');
    area.view = id;
    await waitUntil(() => find('[part="timeline"] li').length > 0, 'nothing in the timeline');
  });

  it('saves a filter as a segment that the list can be narrowed by', async () => {
    const { find } = await open('state=joined', '[part="save-segment"]');
    find('[part="save-segment"]')[0]!.click();
    await waitUntil(() => find('#text').length > 0);
    const field = find<HTMLInputElement>('#text')[0]!;
    field.value = 'Everybody in';
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    find('[part="submit"]')[0]!.click();
    await waitUntil(
      () => find('#segment option').some((each) => each.textContent!.includes('Everybody in')),
      'not saved',
    );
  });

  it('keeps what was typed when the address is taken', async () => {
    const { find } = await open('new', '#email');
    const taken = 'mara@example.com';
    const field = find<HTMLInputElement>('#email')[0]!;
    field.value = taken;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    find('[part="submit"]').at(-1)!.click();
    await waitUntil(() => find('.form-summary').some((each) => each.textContent!.includes('ctc_')), 'no complaint');
    expect(find<HTMLInputElement>('#email')[0]!.value).to.equal(taken);
  });

  it('leads to the import', async () => {
    const { area, find } = await open();
    find('[part="import"]')[0]!.click();
    expect(rootOf(area).views.at(-1)).to.equal('imports');
  });

  it('offers nothing to change to those who only read', async () => {
    await signInAs('read-only');
    const { area, find } = await open();
    expect(find('input[type="checkbox"][aria-label]')).to.have.length(0);
    expect(find('[part="add"]')).to.have.length(0);
    expect(rootOf(area).views).to.deep.equal([]);
  });
});
