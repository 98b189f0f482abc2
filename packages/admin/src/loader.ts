import { sdk, toServerUrl } from './core/page-admin.js';

/** The server that a script of this address came from: the folder it stands in. */
export const ownUrl = (script: string): string | undefined => toServerUrl(new URL('.', script).href);

/** Remembers where the script came from, and takes the secret of a mailed link out of the address. */
export function start(url: string | undefined): void {
  sdk.url ??= url;
  const token = /(?:^#|&)staff-token=([\w-]+)/.exec(location.hash)?.[1];
  if (!token) return;
  sdk.staffToken = token;
  // It must not stay where the history, a screenshot or another script's log would keep it.
  history.replaceState(history.state, '', location.pathname + location.search);
}
