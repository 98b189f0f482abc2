import type { Statement } from '../db/change.js';
import type { Migration } from '../db/migrate.js';
import type { Core } from '../deps.js';
import type { AdminRegister } from '../http/register-admin.js';
import type { Register } from '../http/register.js';
import type { Job } from '../jobs.js';
import type { MailTemplates } from '../mail/mail-template.js';
import type { OutboxHandler } from '../outbox.js';
import type { ServerApp } from '../app.js';
import type { Erasure } from './contacts/erase-contact.js';
import type { Merge } from './contacts/merge-rows.js';

/** A part of the business's side, and what it brings to the server. */
export interface AdminArea {
  /** Adds the management operations. */
  routes(register: AdminRegister, core: Core, apps: readonly ServerApp[], areas: readonly AdminArea[]): void;
  /** Adds operations that clients and visitors call, such as sending a form. */
  clientRoutes?: (register: Register, core: Core) => void;
  migrations?: Migration[];
  jobs?: Job[];
  /** What works off this area's entries in the outbox, by kind. */
  outbox?: Record<string, OutboxHandler>;
  mails?: MailTemplates;
  /** The statements that move what the area holds of one contact to another; see `Merge`. */
  mergeContact?: (core: Core, merge: Merge) => Statement[];
  /** The statements that remove what the area holds of a person and does not hang on the contact by a cascade. */
  eraseContact?: (core: Core, erasure: Erasure) => Statement[];
  /**
   * What else goes on in the background: called after writes and at intervals, never twice at once in a process, on
   * every node. Resolves when nothing is left to do, and soon after the signal.
   */
  work?: (core: Core, signal: AbortSignal) => Promise<void>;
}
