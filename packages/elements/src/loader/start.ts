import { pagePortal, sdk, toServerUrl, VERSION } from '../core/page-portal.js';
import { loadPanel, loadPresentPanels } from './panel-loader.js';

/** The server that a script of this address came from: the folder it stands in. */
export const ownUrl = (script: string): string | undefined => toServerUrl(new URL('.', script).href);

let started = false;

/**
 * Starts the page's portal: asks the server who is here before anything is drawn, takes the secret of a mailed
 * link out of the address, and looks for panels now and later. A second copy of the script only warns.
 */
export function start(url: string | undefined): void {
  if (started) return;
  started = true;
  sdk.load ??= loadPanel;
  takeLinkToken();
  if (sdk.url !== undefined && (sdk.version !== VERSION || sdk.url !== url)) {
    console.warn(
      `[client-portal] ${sdk.url} (${sdk.version}) is on this page already; ${url} (${VERSION}) adds nothing.`,
    );
    return;
  }
  if (url !== undefined && sdk.url === undefined) {
    sdk.url = url;
    pagePortal(url);
  }
  loadPresentPanels();
  void import('./watch-for-panels.js').then(
    ({ watchForPanels }) => watchForPanels(),
    () => {},
  );
}

/** The secret must not stay where the history, a screenshot or another script's log would keep it. */
function takeLinkToken(): void {
  const token = /(?:^#|&)portal-token=([\w-]+)/.exec(location.hash)?.[1];
  if (!token) return;
  sdk.linkToken = token;
  history.replaceState(history.state, '', location.pathname + location.search);
}
