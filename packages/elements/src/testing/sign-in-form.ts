import { mount } from '@client-portal/kit/testing/mount.js';
import { html } from 'lit';

import { pagePortal, sdk } from '../core/page-portal.js';
import '../sign-in/portal-sign-in.js';
import type { PortalSignIn } from '../sign-in/portal-sign-in.js';
import { textOf, waitUntil } from './portal-page.js';

/** A form on its own, once the server has answered. */
export async function openForm(): Promise<PortalSignIn> {
  const form = await mount<PortalSignIn>(html`<portal-sign-in></portal-sign-in>`);
  await waitUntil(() => form.client?.portal);
  await form.updateComplete;
  return form;
}

export const input = (form: Element, name: string) => form.querySelector<HTMLInputElement>(`input[name="${name}"]`);

export const complaintOf = (form: Element, name: string) => form.querySelector(`[slot="${name}-error"]`)!.textContent;

export const shows = (form: PortalSignIn, text: string) =>
  waitUntil(() => textOf(form).includes(text), `never shows “${text}”`);

export const signedIn = () => waitUntil(() => pagePortal(sdk.url!).client.session, 'never signed in');

export function submit(form: Element): void {
  form.querySelector('form')!.requestSubmit();
}
