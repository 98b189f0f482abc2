import { type Outbound, OutboundRefused } from '../core/deps.js';

/** The way out to other servers. */
export const createOutbound = (): Outbound => ({
  send: ({ url }) => Promise.reject(new OutboundRefused(`${url} is not asked`)),
});
