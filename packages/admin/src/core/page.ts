import { backLink } from '@client-portal/kit/back-link.js';
import { html, nothing, type TemplateResult } from 'lit';

import type { AdminController } from './admin-controller.js';

type Content = TemplateResult | string | typeof nothing | undefined;

export interface PageHeadOptions {
  title: Content;
  /** One sentence, where it helps. */
  text?: Content;
  /** The main action, and at most one beside it. */
  actions?: Content;
  /** The way back to the list. */
  back?: { label: string; view: string } | undefined;
}

/** The head of an area's page. Its heading takes the focus when the page is opened, so draw it at once, before there is data. */
export const pageHead = (admin: AdminController, { title, text, actions, back }: PageHeadOptions) => html`
  ${back ? backLink({ label: back.label, href: admin.toHref(back.view), onBack: admin.follow(back.view) }) : nothing}
  <header class="page-head" part="head">
    <div>
      <h1 part="heading" tabindex="-1">${title}</h1>
      ${text ? html`<p class="muted">${text}</p>` : nothing}
    </div>
    ${actions ? html`<div class="actions">${actions}</div>` : nothing}
  </header>
`;
