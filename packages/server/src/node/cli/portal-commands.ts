import { PortalError } from '@client-portal/contract/errors';

import { changeSetting } from '../../core/admin/settings/change-settings.js';
import { settingAt } from '../../core/admin/settings/setting-paths.js';
import type { Core } from '../../core/deps.js';
import { readSettings } from '../../core/settings.js';
import { UsageError, type Answer, type Command } from './command.js';

async function get(core: Core, path: string): Promise<Answer> {
  const value = settingAt(await readSettings(core.db), path);
  if (value === undefined) throw new PortalError('not_found', `There is no setting "${path}"`);
  return { json: value, text: JSON.stringify(value, null, 2) };
}

function parseValue(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw new UsageError(`The value must be JSON: text in quotes, such as '"Northlight"', not ${value}`);
  }
}

const settings: Command = {
  usage: '<get|set>',
  optional: 2,
  summary:
    'Read or change settings: get [path], or set <path> <json>, such as: settings set apps.invoices.enabled false',
  async run(core, { args: [verb, path = '', value] }) {
    if (verb === 'get' && value === undefined) return get(core, path);
    if (verb !== 'set' || !path || value === undefined)
      throw new UsageError('Write: settings get [path], or settings set <path> <json>');
    const changed = settingAt(await changeSetting(core, 'cli', path, parseValue(value)), path);
    return { json: changed, text: `${path} is ${JSON.stringify(changed)} now.` };
  },
};

const hostKey: Command = {
  usage: '',
  summary: 'Print the key with which the business’s own site signs its clients in. Keep it on its server',
  async run(core) {
    const key = await core.keys.exportKey('host-sign-in');
    return { json: { key, algorithm: 'HS256', audience: core.url }, text: key };
  },
};

export const portalCommands: Record<string, Command> = { settings, 'host-key': hostKey };
