import type { Context } from 'hono';

import type { Access } from '../auth/access.js';
import type { StaffCaller } from '../auth/staff-access.js';

/** What a request carries through the server. */
export interface Environment {
  Bindings: {
    /** The client's address as the platform knows it; empty where it does not. */
    clientIp?: string;
    /** Nothing remembered may be used for this request. */
    fresh?: boolean;
    /** Hears of the session cookie as `name=value`: a response made inside a page cannot carry `Set-Cookie`. */
    onCookie?: (pair: string) => void;
  };
  Variables: {
    requestId: string;
    access: Access;
    /** Under `/api/admin`: who of the business asks. */
    staff: StaffCaller | null;
  };
}

export type RequestContext = Context<Environment>;
