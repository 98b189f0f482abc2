import { expect, html } from '@open-wc/testing';

import { mountArea, rootOf, signInAs, useAdminPage, waitUntil } from '../testing/admin-page.js';
import './portal-admin-dashboard.js';
import type { PortalAdminDashboard } from './portal-admin-dashboard.js';

const part = (root: ParentNode, name: string) => root.querySelector<HTMLElement>(`[part~="${name}"]`);
const textOf = (root: ParentNode, name: string) => part(root, name)?.textContent?.replace(/\s+/g, ' ').trim();

describe('<portal-admin-dashboard>', () => {
  const page = useAdminPage();

  const mountDashboard = async () => {
    const element = await mountArea<PortalAdminDashboard>(html`<portal-admin-dashboard></portal-admin-dashboard>`);
    await waitUntil(() => part(element.renderRoot, 'numbers'), 'the numbers');
    return element;
  };
  /** Everybody was invited in the last weeks, and some have come. */
  const inviteAll = async () => {
    const { db, clock } = page.mock.portal.core;
    const age = `(rowid % 70) * 86400000`;
    await db.run(
      `UPDATE contact SET invited_at = ${clock()} - ${age}, last_invited_at = ${clock()} - ${age},
        first_login_at = iif(rowid % 2, ${clock()} - ${age} / 2, NULL)` as never,
    );
  };
  const funnelOf = (element: PortalAdminDashboard) =>
    element.renderRoot.querySelector('portal-admin-funnel')!.shadowRoot!;

  it('shows how many were invited and joined, and the address of the portal', async () => {
    const { renderRoot } = await mountDashboard();
    const { core } = page.mock.portal;
    const [row] = await core.db.all<{ invited: number; joined: number }>(
      'SELECT count(invited_at) AS invited, count(first_login_at) AS joined FROM contact' as never,
    );
    expect(textOf(renderRoot, 'invited-count')).to.equal(String(row!.invited));
    expect(textOf(renderRoot, 'joined-count')).to.equal(String(row!.joined));
    expect(part(renderRoot, 'portal-url')!.querySelector('code')!.textContent).to.match(/^https?:/);
  });

  it('counts somebody who joins without being asked to', async () => {
    const { renderRoot } = await mountDashboard();
    const before = Number(textOf(renderRoot, 'joined-count'));
    const { db, clock } = page.mock.portal.core;
    await db.run(`UPDATE contact SET first_login_at = NULL, last_login_at = NULL` as never);
    await db.run(`INSERT INTO event (type, actor, at) VALUES ('contact.joined', 'system', ${clock()})` as never);
    await waitUntil(() => textOf(renderRoot, 'joined-count') === '0', `still ${before}`);
  });

  it('leads from what needs attention to where it is mended', async () => {
    await page.mock.changeSettings((settings) => void (settings.pages = []));
    const element = await mountDashboard();
    const item = part(element.renderRoot, 'attention-item')!;
    expect(item.textContent).to.contain('The portal has no page yet');
    item.querySelector('a')!.click();
    expect(rootOf(element).views.at(-1)).to.equal('settings/places');
  });

  it('draws the funnel, and all of it as a table one tap away', async () => {
    await inviteAll();
    const element = await mountDashboard();
    await waitUntil(() => part(funnelOf(element), 'chart'), 'the chart');
    expect(part(funnelOf(element), 'chart')!.getAttribute('aria-label')).to.match(/\d+ sent/);
    part(funnelOf(element), 'as-table')!.click();
    await waitUntil(() => part(funnelOf(element), 'table'), 'the table');
  });

  it('offers nothing to who may only read', async () => {
    await signInAs('read-only');
    const { renderRoot } = await mountDashboard();
    expect(part(renderRoot, 'invite')).not.to.exist;
  });

  it('says so when nobody was invited', async () => {
    const element = await mountDashboard();
    await waitUntil(() => part(funnelOf(element), 'empty'), 'the empty view');
  });

  it('can be used by everybody', async () => {
    await inviteAll();
    const element = await mountDashboard();
    await waitUntil(() => part(funnelOf(element), 'chart'), 'the chart');
    await expect(element).to.be.accessible();
  });
});
