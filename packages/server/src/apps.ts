import type { AppId } from '@client-portal/contract';

import { invoices } from './apps/invoices/index.js';
import { profile } from './apps/profile/index.js';
import type { ServerApp } from './core/app.js';

/** An app of the contract that has no line here does not compile. The order is the navigation's. */
export const apps = { invoices, profile } satisfies Record<AppId, ServerApp>;
