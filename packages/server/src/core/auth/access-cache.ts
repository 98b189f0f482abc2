import type { Core } from '../deps.js';
import type { Access } from './access.js';
import { readAccess } from './lucia.js';

const MAX = 5000;
const MAX_AGE = 60_000;

interface Entry {
  access: Access;
  version: number;
  readAt: number;
}

/** What a read was answered with, and whether that still holds now that the answer's own reads are in. */
export interface AccessReading {
  access: Access;
  /** Asked once the answer is made. A refusal may have read nothing that could tell, so it never holds. */
  holds(status: number): Promise<boolean>;
}

/**
 * Remembers who presents a secret for as long as nothing at all was committed to the database.
 * A reading is checked again after the answer was made, so a session that was ended or an app that was
 * switched off meanwhile, here or in another process, is refused as if nothing had been remembered.
 */
export class AccessCache {
  readonly #entries = new Map<string, Entry>();

  async read(core: Core, secret: string | null, mayRemember: boolean): Promise<AccessReading> {
    const version = core.dataVersion?.();
    if (!mayRemember || !secret || version === undefined) {
      return { access: await readAccess(core, secret), holds: () => Promise.resolve(true) };
    }
    const known = this.#entries.get(secret);
    if (known?.version === version && core.clock() - known.readAt < MAX_AGE) {
      return { access: known.access, holds: async (status) => status < 400 && this.#holds(core, secret, known) };
    }
    return { access: await this.#readAnew(core, secret, version), holds: () => Promise.resolve(true) };
  }

  async #readAnew(core: Core, secret: string, version: number): Promise<Access> {
    const access = await readAccess(core, secret);
    this.#entries.delete(secret);
    if (access.caller && access.caller.expiresAt > core.clock() + MAX_AGE) {
      this.#entries.set(secret, { access, version, readAt: core.clock() });
      if (this.#entries.size > MAX) this.#entries.delete(this.#entries.keys().next().value!);
    }
    return access;
  }

  async #holds(core: Core, secret: string, known: Entry): Promise<boolean> {
    const version = core.dataVersion!();
    if (version === known.version) return true;
    const fresh = await this.#readAnew(core, secret, version);
    return fresh.caller?.sessionId === known.access.caller?.sessionId && fresh.settings === known.access.settings;
  }
}
