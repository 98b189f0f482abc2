import { expect, html } from '@open-wc/testing';

import { mountArea, useAdminPage, waitUntil } from '../testing/admin-page.js';
import './portal-admin-mails.js';
import type { PortalAdminMails } from './portal-admin-mails.js';

const part = (root: ParentNode, name: string) => root.querySelector<HTMLElement>(`[part~="${name}"]`);

describe('<portal-admin-mails>', () => {
  useAdminPage();

  const mountMails = (view = '') =>
    mountArea<PortalAdminMails>(html`<portal-admin-mails .view=${view}></portal-admin-mails>`);

  it('shows a template beside the mail as it will look, and follows what is typed', async () => {
    const element = await mountMails('templates/invitation');
    const editor = () => element.renderRoot.querySelector('portal-admin-mail-template')!.renderRoot;
    await waitUntil(() => part(editor(), 'preview'), 'the preview');
    const frame = part(editor(), 'preview') as HTMLIFrameElement;
    expect(frame.getAttribute('sandbox')).to.equal('');
    const subject = editor().querySelector<HTMLInputElement>('#subject')!;
    subject.value = 'Welcome, {{name}}';
    subject.dispatchEvent(new Event('input'));
    await waitUntil(() => part(editor(), 'subject')!.textContent === 'Welcome, Mara', 'the new subject');
    subject.value = 'Welcome, {{nobody}}';
    subject.dispatchEvent(new Event('input'));
    await waitUntil(() => editor().textContent?.includes('There is no placeholder {{nobody}}'), 'the complaint');
    await expect(element).to.be.accessible();
  });

  it('says in plain words how a test of the mail server went', async () => {
    const element = await mountMails('server');
    const form = () => element.renderRoot.querySelector('portal-admin-mail-server')!.renderRoot;
    await waitUntil(() => part(form(), 'test'), 'the form');
    part(form(), 'test')!.click();
    await waitUntil(() => part(form(), 'result')?.textContent?.includes('The server took the mail'), 'the result');
    await expect(element).to.be.accessible();
  });
});
