import { PortalError } from '@client-portal/contract/errors';

/** CORS hides why a request failed. A server that hands out its script, but no answer, does not allow this site. */
export async function explain(error: PortalError, url: string, fetcher: typeof fetch): Promise<PortalError> {
  const probe: RequestInit = { method: 'HEAD', mode: 'no-cors', credentials: 'omit', cache: 'no-store' };
  const reached = await fetcher(`${url}/portal.js`, probe).catch(() => null);
  if (reached?.type !== 'opaque') return error;
  return new PortalError('origin_not_allowed', 'The portal does not allow this site', { cause: error });
}
