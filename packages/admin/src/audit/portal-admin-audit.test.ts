import { expect, html } from '@open-wc/testing';

import { mountArea, useAdminPage, waitUntil } from '../testing/admin-page.js';
import './portal-admin-audit.js';
import type { PortalAdminAudit } from './portal-admin-audit.js';

const part = (root: ParentNode, name: string) => root.querySelector<HTMLElement>(`[part~="${name}"]`);

describe('<portal-admin-audit>', () => {
  const page = useAdminPage();

  const mountAudit = async (view = '') => {
    const element = await mountArea<PortalAdminAudit>(html`<portal-admin-audit .view=${view}></portal-admin-audit>`);
    await waitUntil(() => part(element.renderRoot, 'row') ?? part(element.renderRoot, 'empty'), 'the log');
    return element;
  };
  const choose = (element: PortalAdminAudit, id: string, value: string) => {
    const control = element.renderRoot.querySelector<HTMLSelectElement>(`#${id}`)!;
    control.value = value;
    control.dispatchEvent(new Event('change', { bubbles: true }));
  };

  it('says who did what, and when', async () => {
    const { renderRoot } = await mountAudit();
    const row = part(renderRoot, 'row')!;
    expect(row.textContent).to.match(/signed in to the admin/);
    expect(row.querySelector('time')).to.exist;
  });

  it('shows only what is asked for, and how to get out of nothing', async () => {
    const element = await mountAudit();
    choose(element, 'noun', 'webhook');
    await waitUntil(() => part(element.renderRoot, 'empty'), 'nothing');
    part(element.renderRoot, 'empty')!.querySelector('button')!.click();
    await waitUntil(() => part(element.renderRoot, 'row'), 'everything again');
  });

  it('says that the log is whole, and names the event that is not', async () => {
    const element = await mountAudit();
    const verdict = element.renderRoot.querySelector('portal-admin-audit-verdict')!.shadowRoot!;
    part(verdict, 'verify')!.click();
    await waitUntil(() => part(verdict, 'intact'), 'whole');
    const { db } = page.mock.portal.core;
    await db.run('DROP TRIGGER event_is_append_only' as never);
    await db.run(`UPDATE event SET actor = 'cli' WHERE seq = (SELECT min(seq) + 1 FROM event)` as never);
    part(verdict, 'verify')!.click();
    await waitUntil(() => part(verdict, 'broken'), 'broken');
    expect(part(verdict, 'broken')!.textContent).to.contain('event 2');
  });

  it('can be used by everybody', async () => {
    const element = await mountAudit();
    await expect(element).to.be.accessible();
  });
});
