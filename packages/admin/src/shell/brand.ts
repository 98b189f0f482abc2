import type { Portal } from '@client-portal/contract';
import type { ReactiveControllerHost } from 'lit';

import { sdk } from '../core/page-admin.js';

/** The business's name and colour, as its clients see them. */
export class Brand {
  name = '';
  accent: string | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Goes without where the server does not answer: nothing depends on it. */
  async load(url: string): Promise<void> {
    const ask = sdk.fetch ?? fetch;
    const answer = await ask(`${url}/api/portal`, { credentials: 'omit' }).catch(() => undefined);
    const portal = answer?.ok ? ((await answer.json().catch(() => undefined)) as Portal | undefined) : undefined;
    if (!portal) return;
    this.name = portal.brand.name;
    this.accent = portal.brand.accent ?? undefined;
    this.#host.requestUpdate();
  }
}
