import type { AppId, Home, NextStep } from '@client-portal/contract';
import type { AppMetric } from '@client-portal/contract/admin';
import type { ContactFact } from '@client-portal/contract/admin';
import type { SQL } from 'drizzle-orm';

import type { Erasure } from './admin/contacts/erase-contact.js';
import type { Merge } from './admin/contacts/merge-rows.js';
import type { Statement } from './db/change.js';
import type { EventRow } from './event-feed.js';
import type { Core } from './deps.js';
import type { Job } from './jobs.js';
import type { Migration } from './db/migrate.js';
import type { MailTemplates } from './mail/mail-template.js';
import type { PaymentReport } from './payments/payment-provider.js';
import type { Settings } from './settings.js';
import type { Register } from './http/register.js';
import type { AdminRegister } from './http/register-admin.js';

export interface AppContext {
  core: Core;
  settings: Settings;
  contactId: string;
  now: number;
}

export type QuickAction = Home['quickActions'][number];

/** Whether a contact sees a thing; `reason` is a code such as `own`, `foreign` or `draft`. */
export interface ItemDecision {
  passed: boolean;
  reason: string;
}

/** What an app brings to the server. Everything but its id and routes may be left out. */
export interface ServerApp {
  id: AppId;
  migrations?: Migration[];
  /** Adds the app's operations; each is gated by the app's switch and audience. */
  routes(register: Register, core: Core): void;
  /** Adds what the business can do in the app. */
  admin?: (register: AdminRegister, core: Core) => void;
  /** SQL that is 1 when this contact has something in the app. Left out: the app is never empty. */
  hasContent?: (contactId: string) => SQL;
  nextSteps?: (context: AppContext) => Promise<NextStep[]>;
  quickActions?: (context: AppContext) => Promise<QuickAction[]>;
  /** The event types that the client's home shows, and what opens them. */
  activity?: Record<string, (row: EventRow) => { view: string | null; params: Record<string, string | number> }>;
  /** Event types that belong to the app but are not shown on the home page. */
  events?: string[];
  /** Applies a provider's verified report to a payment of this app; ignores payments of others. Safe to call again. */
  settlePayment?: (core: Core, provider: string, report: PaymentReport) => Promise<void>;
  mails?: MailTemplates;
  jobs?: Job[];
  /** What the app holds of a contact, in numbers, for the business. */
  contactSummary?: (core: Core, contactId: string) => Promise<ContactFact[]>;
  /** Whether a contact may see a thing of the app, such as `inv_…`; null when the app has no such thing. */
  explainItem?: (core: Core, contactId: string, itemId: string) => Promise<ItemDecision | null>;
  /** The statements that move what the app holds of one contact to another; see `Merge`. */
  mergeContact?: (core: Core, merge: Merge) => Statement[];
  /** The statements that remove what the app holds of a person, but for what the law makes a business keep. */
  eraseContact?: (core: Core, erasure: Erasure) => Statement[];
  /** The numbers of the app that matter on the business's dashboard. */
  metrics?: (core: Core, settings: Settings) => Promise<AppMetric[]>;
}
