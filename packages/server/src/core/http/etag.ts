import { PortalError } from '@client-portal/contract/errors';

import type { RequestContext } from './environment.js';

/** Tells the version of what is answered: `updatedAt` must grow with every edit. */
export const giveTag = (c: RequestContext, updatedAt: number): void => c.header('etag', `"${updatedAt}"`);

/**
 * The version that an edit is based on, from `If-Match`; undefined when the caller does not care.
 * Put it into the edit's `WHERE`, so that check and edit are one statement.
 */
export function expectedVersion(c: RequestContext): number | undefined {
  const header = c.req.header('if-match');
  if (header === undefined || header === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,16})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw changedMeanwhile();
  return Number(version);
}

export const changedMeanwhile = () =>
  new PortalError('changed_meanwhile', 'Somebody else has changed this since you opened it. Look at it again first');

/** An instant for `updated_at` that is later than the one before, even within a millisecond. */
export const nextVersion = (now: number, before: number): number => Math.max(now, before + 1);
