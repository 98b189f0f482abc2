import { mount } from '@client-portal/kit/testing/mount.js';
import { demoContacts, MOCK_PASSWORD, scenarios } from '@client-portal/mocks';
import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';

import { pagePortal, sdk } from '../core/page-portal.js';
import { remember } from '../core/remembered-portal.js';
import { deep, focused, part, partOf, textOf, type, usePortalPage, waitUntil } from '../testing/portal-page.js';
import '../sign-in/portal-sign-in.js';
import './client-portal.js';
import type { ClientPortal } from './client-portal.js';

const { email } = demoContacts.client;
const page = usePortalPage();

const client = () => pagePortal(page.mock.url).client;
const form = (portal: Element) => portal.querySelector('portal-sign-in');
const links = (portal: Element) =>
  [...(deep(portal, 'nav')?.querySelectorAll('a') ?? [])].map((link) => link.textContent!.trim());
const showsPanel = (portal: Element, tag: string) => waitUntil(() => deep(portal, tag), `never shows <${tag}>`);

const open = () => mount<ClientPortal>(html`<client-portal></client-portal>`);

async function openSignedIn(): Promise<ClientPortal> {
  await page.mock.signIn(email);
  const portal = await open();
  await waitUntil(() => links(portal).length > 0, 'never shows the navigation');
  return portal;
}

function follow(portal: Element, words: string): void {
  const link = [...deep(portal, 'nav')!.querySelectorAll('a')].find(({ textContent }) => textContent!.trim() === words);
  link!.click();
}

describe('<client-portal> for a visitor', () => {
  it('draws the form before the server has answered', async () => {
    await page.mock.use(scenarios.slow(400));
    const portal = await open();
    await waitUntil(() => form(portal)?.querySelector('input[type="password"]'));

    expect(client().portal).to.equal(undefined);
  });

  it('keeps what was typed when the server answers', async () => {
    await page.mock.use(scenarios.slow(150));
    const portal = await open();
    await waitUntil(() => form(portal)?.querySelector('input'));
    type(form(portal)!, 'username', email);
    await waitUntil(() => client().portal);
    await portal.updateComplete;

    expect(form(portal)!.querySelector('input')!.value).to.equal(email);
  });

  it('does not change its height when the server answers', async () => {
    await page.mock.use(scenarios.slow(150));
    const portal = await open();
    await waitUntil(() => form(portal)?.querySelector('input'));
    await form(portal)!.updateComplete;
    const before = portal.getBoundingClientRect().height;
    await waitUntil(() => client().portal);
    await form(portal)!.updateComplete;

    expect(portal.getBoundingClientRect().height).to.equal(before);
  });

  it('has the form in the page’s own document', async () => {
    const portal = await open();
    await waitUntil(() => form(portal)?.querySelector('form'));

    expect([...document.forms]).to.include(form(portal)!.querySelector('form'));
    await expect(portal).to.be.accessible();
  });

  it('opens what was asked for after sign-in, and takes the focus there', async () => {
    history.replaceState({ theirs: 1 }, '', `${location.pathname}${location.search}&portal=invoices`);
    const portal = await open();
    await waitUntil(() => client().portal && form(portal)?.querySelector('input'));
    type(form(portal)!, 'username', email);
    type(form(portal)!, 'password', MOCK_PASSWORD);
    form(portal)!.querySelector('form')!.requestSubmit();
    await showsPanel(portal, 'portal-invoices');
    await waitUntil(() => focused()?.getAttribute('part') === 'heading', 'the heading never has the focus');

    expect(form(portal)).to.equal(null);
  });

  it('says that the server cannot be reached, and tries again', async () => {
    const leave = await page.mock.use(scenarios.serverDown);
    const portal = await open();
    const retry = await partOf(portal, 'retry');
    expect(textOf(portal)).to.include('Nothing is lost');
    await leave();
    retry.click();

    await waitUntil(() => form(portal));
  });

  it('tells the owner in the console which origin to allow', async () => {
    const logged: string[] = [];
    const { error } = console;
    console.error = (...words: unknown[]) => logged.push(words.join(' '));
    await page.mock.use(scenarios.originNotAllowed);
    const portal = await open();
    await partOf(portal, 'failure');
    await waitUntil(() => logged.length > 0, 'never logged').finally(() => (console.error = error));

    expect(logged.join()).to.include(`Add ${location.origin} to the allowed origins`);
    expect(part(portal, 'retry')).to.equal(null);
  });

  it('asks the page’s own login who is there', async () => {
    const hosts: unknown[] = [];
    await page.mock.use({
      name: 'signedOut',
      answer: async (request, next) => {
        if (request.url.endsWith('/api/session/host')) hosts.push(await request.clone().json());
        return next(request);
      },
    });
    await mount(html`<client-portal .getToken=${async () => 'token-of-the-page'}></client-portal>`);
    await waitUntil(() => hosts.length > 0, 'never asks');

    expect(hosts[0]).to.deep.equal({ token: 'token-of-the-page' });
  });

  it('says that it knows no server', async () => {
    sdk.url = undefined;
    const portal = await open();

    expect(textOf(portal)).to.include('url="https://portal.example.com"');
  });
});

describe('<client-portal> for a client', () => {
  it('shows the apps and the person', async () => {
    const portal = await openSignedIn();

    expect(links(portal)).to.deep.equal(['Home', 'Invoices']);
    expect(deep(portal, 'portal-menu')!.textContent).to.include('Mara');
    await showsPanel(portal, 'portal-home');
    await expect(portal).to.be.accessible();
  });

  it('tells the page once who is here', async () => {
    await page.mock.signIn(email);
    const ready = oneEvent(document, 'portal-ready');
    await open();

    expect((await ready).detail).to.deep.equal({ signedIn: true });
  });

  it('puts the view into the address and leaves the page’s own state alone', async () => {
    const portal = await openSignedIn();
    history.replaceState({ theirs: 1 }, '');
    follow(portal, 'Invoices');
    await showsPanel(portal, 'portal-invoices');

    expect(location.search).to.match(/[?&]portal=invoices$/);
    expect((history.state as { theirs: number }).theirs).to.equal(1);
  });

  it('goes back with the browser', async () => {
    const portal = await openSignedIn();
    follow(portal, 'Invoices');
    await showsPanel(portal, 'portal-invoices');
    history.back();

    await showsPanel(portal, 'portal-home');
  });

  it('leaves a view to the page that prevents it', async () => {
    const portal = await openSignedIn();
    const before = location.href;
    portal.addEventListener('portal-navigate', (event) => event.preventDefault());
    follow(portal, 'Invoices');
    await portal.updateComplete;

    expect(location.href).to.equal(before);
  });

  it('drops an app that the business switches off, while it is open', async () => {
    const portal = await openSignedIn();
    follow(portal, 'Invoices');
    await showsPanel(portal, 'portal-invoices');
    await page.mock.use(scenarios.appDisabled('invoices'));

    await waitUntil(() => textOf(deep(portal, '.main')!).includes('This is not available'));
  });

  it('signs out from the menu', async () => {
    const portal = await openSignedIn();
    const told = oneEvent(document, 'portal-signed-out');
    (await partOf(deep(portal, 'portal-menu')!, 'button')).click();
    await waitUntil(() => part(deep(portal, 'portal-menu')!, 'item'));
    [...deep(portal, 'portal-menu')!.shadowRoot!.querySelectorAll<HTMLElement>('.item')].at(-1)!.click();
    await told;

    await waitUntil(() => form(portal));
  });

  it('asks to sign in when the session has ended elsewhere', async () => {
    const portal = await openSignedIn();
    await page.mock.endSessions();
    follow(portal, 'Invoices');

    await waitUntil(() => form(portal), 'never asks to sign in');
  });

  it('draws a placeholder instead of the form for who was signed in last time', async () => {
    await page.mock.signIn(email);
    const known = await (await page.mock.send('GET', '/api/portal')).json();
    remember(page.mock.url, known as never);
    await page.mock.use(scenarios.slow(300));
    const portal = await open();

    expect(form(portal)).to.equal(null);
    expect(deep(portal, '.skeleton')).to.exist;
  });

  it('remembers nothing about the person', async () => {
    await openSignedIn();

    expect(JSON.stringify(localStorage)).not.to.include('Mara').and.not.to.include('mara');
  });

  it('stays what it is when it is moved', async () => {
    const portal = await openSignedIn();
    const elsewhere = document.createElement('section');
    document.body.append(elsewhere);
    elsewhere.append(portal);
    await portal.updateComplete;

    await waitUntil(() => links(portal).length === 2);
    elsewhere.remove();
  });

  it('speaks the client’s language', async () => {
    await page.mock.signIn(email);
    await page.mock.send('PATCH', '/api/profile', { locale: 'ar' });
    const portal = await open();

    await waitUntil(() => links(portal).includes('الرئيسية'));
    expect(deep(portal, 'nav')!.closest('[dir]')!.getAttribute('dir')).to.equal('rtl');
  });

  it('shares one session with a second one on the page', async () => {
    const [first, second] = [await open(), await open()];
    await waitUntil(() => form(first)?.querySelector('input') && client().portal);
    await client().signIn('/api/session/password', { email, password: MOCK_PASSWORD });

    await waitUntil(() => links(first).length && links(second).length);
  });
});
