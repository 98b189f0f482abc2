import type { AppId } from '@client-portal/contract/apps';

export interface PanelApp {
  tag: `portal-${string}`;
  /** Defines the tag; fetched when the panel is first needed. */
  load(): Promise<unknown>;
}

/** Each app's panel. */
export const apps = {
  invoices: { tag: 'portal-invoices', load: () => import('./apps/invoices/portal-invoices.js') },
  profile: { tag: 'portal-profile', load: () => import('./apps/profile/portal-profile.js') },
} satisfies Record<AppId, PanelApp>;

/** Everything the loader knows by its tag, home included. */
export const panels: Readonly<Record<string, PanelApp>> = {
  home: { tag: 'portal-home', load: () => import('./home/portal-home.js') },
  ...apps,
  form: { tag: 'portal-form', load: () => import('./forms/portal-form.js') },
  invoice: { tag: 'portal-invoice', load: () => import('./apps/invoices/portal-invoice.js') },
};
