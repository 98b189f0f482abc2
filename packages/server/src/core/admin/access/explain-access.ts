import type { AccessStep } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';

import type { ItemDecision, ServerApp } from '../../app.js';
import type { Core } from '../../deps.js';
import { appSetting, readSettings } from '../../settings.js';
import { type AppDecision, explainApp } from '../../visibility.js';
import { contactById, type ContactRow } from '../contacts/find-contact.js';
import { listGrants } from './grants.js';

export interface AccessExplanation {
  allowed: boolean;
  listed: boolean;
  steps: AccessStep[];
}

const step = (
  name: AccessStep['step'],
  passed: boolean,
  reason: string,
  more: Partial<Pick<AccessStep, 'params' | 'grants'>> = {},
): AccessStep => ({ step: name, passed, reason, params: {}, grants: [], ...more });

function accountStep(row: ContactRow): AccessStep {
  if (row.access === 'eligible') return step('account', true, row.state);
  const params = row.suspendedReason ? { reason: row.suspendedReason } : {};
  return step('account', false, row.access, { params });
}

/** Why the audience of the app takes the contact in, or does not. */
function audienceReason({ audience, granted, tagged }: AppDecision, hasPast: boolean): string {
  if (audience === 'everyone') return 'everyone';
  if (granted) return 'granted';
  if (audience === 'tagged' && tagged) return 'tagged';
  return hasPast ? 'not_active' : 'never_granted';
}

async function appSteps(
  core: Core,
  app: ServerApp,
  row: ContactRow,
): Promise<{ decision: AppDecision; steps: AccessStep[] }> {
  const settings = await readSettings(core.db);
  const decision = await explainApp(core, settings, app, row.id);
  const grants = (await listGrants(core, row.id)).filter(({ resource }) => resource === `app:${app.id}`);
  const reason = audienceReason(decision, grants.length > 0);
  const { tags } = appSetting(settings, app.id);
  const params = { app: app.id, ...(tags.length > 0 ? { tags: tags.join(', ') } : {}) };
  const passed = ['everyone', 'granted', 'tagged'].includes(reason);
  return {
    decision,
    steps: [
      accountStep(row),
      step('app', decision.enabled, decision.enabled ? 'on' : 'off', { params: { app: app.id } }),
      step('audience', passed, reason, { params, grants }),
    ],
  };
}

function contentStep({ hasContent, showEmpty }: AppDecision): AccessStep {
  if (hasContent) return step('content', true, 'something');
  return step('content', showEmpty, showEmpty ? 'shown_empty' : 'empty');
}

async function findItem(
  core: Core,
  apps: readonly ServerApp[],
  contactId: string,
  id: string,
): Promise<{ app: ServerApp; item: ItemDecision }> {
  for (const app of apps) {
    const item = await app.explainItem?.(core, contactId, id);
    if (item) return { app, item };
  }
  throw new PortalError('not_found', `Nothing here is called ${id}`);
}

/** Says step by step what the gate decides about an app or a thing of it, with the same questions to the database. */
export async function explainAccess(
  core: Core,
  apps: readonly ServerApp[],
  contactId: string,
  resource: string,
): Promise<AccessExplanation> {
  const row = await contactById(core, contactId);
  const named = apps.find(({ id }) => resource === `app:${id}`);
  const found = named ? { app: named, item: null } : await findItem(core, apps, contactId, resource);
  const { decision, steps } = await appSteps(core, found.app, row);
  const { item } = found;
  const last = item ? [step('item', item.passed, item.reason, { params: { id: resource } })] : [];
  const content = contentStep(decision);
  const allowed = row.access === 'eligible' && decision.open && (item?.passed ?? true);
  return {
    allowed,
    listed: row.access === 'eligible' && decision.open && content.passed,
    steps: [...steps, ...last, ...(item ? [] : [content])],
  };
}
