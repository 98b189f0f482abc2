import { DAY, SECOND } from '../../clock.js';
import type { Core } from '../../deps.js';
import { isSame } from '../../secrets.js';

/** Nobody reads and fills in a form faster. */
const READING_TIME = 2 * SECOND;

/** Says when the form was fetched; nothing is stored for it. */
export async function createTicket(core: Core, formId: string): Promise<string> {
  const at = String(core.clock());
  return `${at}.${await core.keys.mac('forms', `${formId}.${at}`)}`;
}

export type TicketState = 'valid' | 'fast' | 'expired';

export async function checkTicket(core: Core, formId: string, ticket: string): Promise<TicketState> {
  const [at = '', mac = ''] = ticket.split('.');
  if (!isSame(mac, await core.keys.mac('forms', `${formId}.${at}`))) return 'expired';
  const age = core.clock() - Number(at);
  if (age > DAY) return 'expired';
  return age < READING_TIME ? 'fast' : 'valid';
}
