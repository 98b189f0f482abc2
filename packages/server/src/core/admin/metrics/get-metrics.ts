import type { AppId } from '@client-portal/contract';
import type { AppMetric, Metrics } from '@client-portal/contract/admin';

import type { ServerApp } from '../../app.js';
import type { Core } from '../../deps.js';
import { isAppEnabled, Settings } from '../../settings.js';
import { countContacts } from './count-contacts.js';
import { isMailConfigured } from './mail-attention.js';

const DEFAULTS = Settings.parse({});

/** A brand is there once the name or a look was chosen. */
function hasBrand({ business, brand }: Settings): boolean {
  return (
    business.name !== DEFAULTS.business.name &&
    (brand.accent !== null || brand.logoUrl !== null || brand.description !== '')
  );
}

async function appMetrics(core: Core, settings: Settings, apps: readonly ServerApp[]): Promise<Metrics['apps']> {
  const counted = apps.filter((app) => app.metrics && isAppEnabled(settings, app.id));
  const entries = await Promise.all(
    counted.map(async (app): Promise<[AppId, AppMetric[]]> => [app.id, await app.metrics!(core, settings)]),
  );
  return Object.fromEntries(entries);
}

/** Where clients find the portal: the first of the business's pages, or the portal's own. */
export const portalUrl = (core: Core, settings: Settings): string => settings.pages[0] ?? core.url;

export async function getMetrics(core: Core, settings: Settings, apps: readonly ServerApp[]): Promise<Metrics> {
  const [counts, ofApps, mail] = await Promise.all([
    countContacts(core),
    appMetrics(core, settings, apps),
    isMailConfigured(core),
  ]);
  return {
    ...counts,
    portalUrl: portalUrl(core, settings),
    apps: ofApps,
    firstSteps: {
      brand: hasBrand(settings),
      page: settings.pages.length > 0,
      mail,
      contact: counts.contacts > 0,
      invitation: counts.invited > 0,
    },
  };
}
