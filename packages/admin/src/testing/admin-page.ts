import type { Role, StaffSignedIn } from '@client-portal/contract/admin';
import { mount } from '@client-portal/kit/testing/mount.js';
import {
  createMockPortal,
  demoStaff,
  interceptFetch,
  type MockPortal,
  type MockPortalOptions,
} from '@client-portal/mocks';
import { waitUntil as waitFor } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';

import { sdk } from '../core/page-admin.js';
import '../shell/portal-admin.js';
import type { PortalAdmin } from '../shell/portal-admin.js';
import './test-root.js';
import type { AdminTestRoot } from './test-root.js';

const clients = (globalThis as never as Record<symbol, Map<string, unknown>>)[
  Symbol.for('client-portal.admin-clients')
]!;

/** Patient enough for a busy machine that fetches code for the first time. */
export const waitUntil = (check: () => unknown, message?: string): Promise<void> =>
  waitFor(check, message, { timeout: 8000 });

let current: MockPortal;

/** A page with a portal behind it for the tests of one file; for each test new data, and the owner signed in. */
export function useAdminPage(options: MockPortalOptions & { signedIn?: Role | null } = {}): {
  readonly mock: MockPortal;
} {
  const { signedIn = 'owner', ...rest } = options;
  let release: () => void;
  before(async function () {
    this.timeout(30_000);
    current = await createMockPortal(rest);
    release = interceptFetch(current);
  });
  beforeEach(async function () {
    this.currentTest?.timeout(30_000);
    await current.reset();
    forgetVisitor();
    sdk.url = current.url;
    if (signedIn) await signInAs(signedIn);
  });
  afterEach(forgetVisitor);
  after(() => {
    release();
    return current.stop();
  });
  return {
    get mock() {
      return current;
    },
  };
}

/** The next element that is mounted finds this member of the staff signed in. */
export async function signInAs(role: Role): Promise<StaffSignedIn> {
  const signedIn = await current.staff.signIn(demoStaff[role].email);
  clients.clear();
  sessionStorage.setItem(`client-portal-admin:${current.url}`, signedIn.token!);
  return signedIn;
}

/** As if the page had just been opened by somebody new. */
function forgetVisitor(): void {
  clients.clear();
  sdk.staffToken = undefined;
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', location.pathname + location.search.replace(/[?&]admin=[^&]*/, ''));
}

/** An area's element under a provider, without the shell around it; answers the element. `navigate` is recorded in `root.views`. */
export async function mountArea<T extends HTMLElement>(area: TemplateResult): Promise<T> {
  const root = await mount<AdminTestRoot>(html`<admin-test-root .area=${area}></admin-test-root>`);
  await waitUntil(() => root.element, 'nobody is signed in');
  const element = root.element as T & { updateComplete?: Promise<unknown> };
  await element.updateComplete;
  return element;
}

/** The provider of `mountArea`, with what was navigated to. */
export const rootOf = (element: Element): AdminTestRoot => (element.getRootNode() as ShadowRoot).host as AdminTestRoot;

/** The whole admin at a view, once somebody is signed in or asked to. */
export async function mountAdmin(view = ''): Promise<PortalAdmin> {
  if (view)
    history.replaceState(null, '', `${location.pathname}${location.search}${location.search ? '&' : '?'}admin=${view}`);
  const admin = await mount<PortalAdmin>(html`<portal-admin></portal-admin>`);
  await waitUntil(
    () => deep(admin, 'nav, portal-staff-sign-in, portal-second-factor'),
    'neither the admin nor a way in',
  );
  return admin;
}

/** `querySelector` through shadow roots. */
export function deep<T extends Element = HTMLElement>(root: Element, selector: string): T | null {
  for (const tree of [root.shadowRoot, root]) {
    const found = tree?.querySelector<T>(selector);
    if (found) return found;
    for (const child of tree?.querySelectorAll('*') ?? []) {
      const inside = child.shadowRoot && deep<T>(child, selector);
      if (inside) return inside;
    }
  }
  return null;
}

/** The first element with this part in or below a shadow root. */
export const part = (root: Element, name: string): HTMLElement | null => deep(root, `[part~="${name}"]`);

/** Resolves with the first element that has this part. */
export async function partOf(root: Element, name: string): Promise<HTMLElement> {
  await waitUntil(() => part(root, name), `no part ${name}`);
  return part(root, name)!;
}

/** All text in and below an element, through shadow roots. */
export function textOf(root: Node): string {
  const own = root instanceof Element && root.shadowRoot ? textOf(root.shadowRoot) : '';
  const inner = [...root.childNodes].map((child) => (child instanceof Text ? child.data : textOf(child))).join(' ');
  return `${own} ${inner}`.replace(/\s+/g, ' ').trim();
}

/** Puts a value into a field, as typing would. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** The element that has the focus, through shadow roots. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
