import '../app-preview.js';

import { APP_IDS, type AppId } from '@client-portal/contract/apps';
import { html, nothing } from 'lit';

import { appName } from '../../core/app-name.js';
import { checkSetting, choiceSetting, commaSetting, type SectionContext } from '../section-context.js';

const AUDIENCES = ['everyone', 'granted', 'tagged'] as const;

/** What clients can open, and who sees it. */
export const appsSection = (context: SectionContext) => {
  const { t, settings, draft } = context;
  const enabled = APP_IDS.filter((app) => settings.apps[app]?.enabled ?? true);
  const pages = [
    { value: 'home', label: t('home') },
    ...APP_IDS.map((value) => ({ value, label: appName(value), disabled: !enabled.includes(value) })),
  ];
  return html`
    ${choiceSetting(context, 'defaultPage', pages, { hint: t('defaultPage:hint') })}
    ${APP_IDS.map((app) => appFields(context, app))}
    <portal-admin-app-preview .changes=${draft.patch}></portal-admin-app-preview>
  `;
};

function appFields(context: SectionContext, app: AppId) {
  const { t, settings } = context;
  const { enabled = true, audience = 'everyone' } = settings.apps[app] ?? {};
  const at = `apps.${app}`;
  return html`<fieldset class="group" part="app">
    <legend>${appName(app)}</legend>
    ${checkSetting(context, `${at}.enabled`, { label: t('apps.enabled'), fallback: true })}
    ${
      enabled
        ? html`${choiceSetting(
            context,
            `${at}.audience`,
            AUDIENCES.map((value) => ({ value, label: t(`audience:${value}`) })),
            {
              label: t('apps.audience'),
              fallback: 'everyone',
            },
          )}
          ${audience === 'tagged' ? commaSetting(context, `${at}.tags`, { label: t('apps.tags'), hint: t('apps.tags:hint') }) : nothing}
          ${checkSetting(context, `${at}.showEmpty`, { label: t('apps.showEmpty') })}`
        : nothing
    }
  </fieldset>`;
}
