import { type Outbound, OutboundRefused } from './deps.js';

/** For a portal that must reach nobody: in a browser, in tests. */
export const noWayOut: Outbound = {
  send: ({ url }) => Promise.reject(new OutboundRefused(`This portal asks no other server, so not ${url}`)),
};
