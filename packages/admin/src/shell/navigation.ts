import { html, nothing } from 'lit';

import type { AdminController } from '../core/admin-controller.js';
import type { areaMessages } from './area-messages.js';
import type { Area } from './areas.js';

type Translate = (key: keyof (typeof areaMessages)['english'] & string) => string;

const GROUPS = ['home', 'clients', 'apps', 'business'] as const;

/** The areas in their groups; a group without areas is left out. */
export const navigation = (
  t: Translate,
  admin: AdminController,
  { areas, current }: { areas: readonly Area[]; current: Area | undefined },
) => html`
  <nav part="navigation" aria-label=${t('navigation')}>
    ${GROUPS.map((group) => {
      const members = areas.filter((area) => area.group === group);
      if (members.length === 0) return nothing;
      return html`${group === 'home' ? nothing : html`<h2 id="group-${group}">${t(`group:${group}`)}</h2>`}
        <ul aria-labelledby=${group === 'home' ? nothing : `group-${group}`}>
          ${members.map(
            (area) => html`<li>
              <a
                part="navigation-link"
                href=${admin.toHref(area.id)}
                aria-current=${isOpen(area, current) ? 'page' : nothing}
                @click=${admin.follow(area.id)}
                >${area.icon()}<span>${t(`area:${area.id}`)}</span></a
              >
            </li>`,
          )}
        </ul>`;
    })}
  </nav>
`;

const isOpen = ({ id }: Area, current: Area | undefined): boolean => current?.id === id || current?.parent === id;
