import { PortalError } from '@client-portal/contract/errors';

import { type Core, OutboundRefused } from '../../deps.js';

const refused = (message: string) =>
  new PortalError('invalid_request', message, { errors: [{ path: 'url', message }] });

/** Whether events could be sent to an address. @throws PortalError `invalid_request` with what is wrong about it. */
export async function checkTarget(core: Core, text: string): Promise<void> {
  const url = new URL(text);
  if (url.hash) throw refused('Leave out what follows the #: it is never sent');
  let reach: 'public' | 'allowed' = 'public';
  try {
    reach = (await core.outbound.check?.(text)) ?? 'public';
  } catch (error) {
    const hint = 'To reach a server of your own network, its operator sets OUTBOUND_ALLOW';
    throw refused(error instanceof OutboundRefused ? `${error.message}. ${hint}` : (error as Error).message);
  }
  const isOpen = url.protocol === 'http:' && reach === 'public' && core.url.startsWith('https:');
  if (isOpen) throw refused('Use https://, so that nobody on the way can read the events');
}
