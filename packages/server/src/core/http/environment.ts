import type { Context } from 'hono';

import type { Access } from '../auth/access.js';

/** What a request carries through the server. */
export interface Environment {
  Bindings: {
    /** The client's address as the platform knows it; empty where it does not. */
    clientIp?: string;
  };
  Variables: {
    requestId: string;
    access: Access;
  };
}

export type RequestContext = Context<Environment>;
