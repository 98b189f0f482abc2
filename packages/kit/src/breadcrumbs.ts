import { html, nothing } from 'lit';

import { chevronRightIcon } from './icons.js';

/** Where the reader is; the last one is the page itself. */
export const breadcrumbs = (
  label: string,
  items: readonly { label: string; href?: string | undefined; onOpen?: ((event: Event) => void) | undefined }[],
) => html`
  <nav part="breadcrumbs" aria-label=${label}>
    <ol class="breadcrumbs">
      ${items.map(
        ({ label: name, href, onOpen }, index) => html`
          <li>
            ${index ? chevronRightIcon(14) : nothing}
            ${
              href ? html`<a href=${href} @click=${onOpen}>${name}</a>` : html`<span aria-current="page">${name}</span>`
            }
          </li>
        `,
      )}
    </ol>
  </nav>
`;
