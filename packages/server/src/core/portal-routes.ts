import { getHome, getPortal, type AppId } from '@client-portal/contract';
import { desc, eq } from 'drizzle-orm';

import type { AppContext, ServerApp } from './app.js';
import { toSession } from './auth/open-session.js';
import { event } from './db/work-schema.js';
import type { Core } from './deps.js';
import { callerOf, type Register } from './http/register.js';
import { visibleApps } from './visibility.js';

const ACTIVITY_SCAN = 60;
const ACTIVITY_SHOWN = 8;

async function recentActivity({ core, contactId }: AppContext, apps: ServerApp[]) {
  const rows = await core.db
    .select()
    .from(event)
    .where(eq(event.contactId, contactId))
    .orderBy(desc(event.seq))
    .limit(ACTIVITY_SCAN);
  return rows
    .flatMap((row) => {
      const app = apps.find((each) => each.activity?.[row.type]);
      if (!app) return [];
      return [
        {
          id: String(row.seq),
          app: app.id as AppId | null,
          kind: row.type,
          at: row.at,
          ...app.activity![row.type]!(row),
        },
      ];
    })
    .slice(0, ACTIVITY_SHOWN);
}

export function registerPortal(register: Register, core: Core, apps: ServerApp[]): void {
  register(getPortal, async (c) => {
    const { settings, caller } = c.get('access');
    const { business, brand, signIn, links, locales, terms, defaultPage } = settings;
    const [visible, cursor] = caller
      ? await Promise.all([visibleApps(core, settings, apps, caller.contactId), core.feed.latest()])
      : [[], null];
    return c.json(
      {
        brand: { name: business.name, supportEmail: business.supportEmail, ...brand },
        apps: visible,
        defaultPage,
        methods: { password: signIn.password, email: signIn.email, passkey: signIn.passkey },
        signUp: signIn.signUp,
        links,
        locales,
        terms,
        session: caller ? toSession(caller) : null,
        cursor: cursor === null ? null : String(cursor),
      },
      200,
    );
  });

  register(getHome, async (c) => {
    const { settings } = c.get('access');
    const { contactId, firstName } = callerOf(c);
    const context: AppContext = { core, settings, contactId, now: core.clock() };
    const visible = await visibleApps(core, settings, apps, contactId);
    const shown = apps.filter(({ id }) => visible.includes(id));
    const [steps, actions, activity] = await Promise.all([
      Promise.all(shown.map(async (app) => (await app.nextSteps?.(context)) ?? [])),
      Promise.all(shown.map(async (app) => (await app.quickActions?.(context)) ?? [])),
      recentActivity(context, shown),
    ]);
    const nextSteps = steps.flat().sort((a, b) => b.rank - a.rank || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));
    return c.json({ name: firstName, nextSteps: nextSteps.slice(0, 20), quickActions: actions.flat(), activity }, 200);
  });
}
