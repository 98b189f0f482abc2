import type { ReactiveControllerHost } from 'lit';

import { sdk } from '../core/page-admin.js';

/** The business's name, as its clients see it. */
export class Brand {
  name = '';
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Goes without where the server does not answer: nothing depends on it. */
  async load(url: string): Promise<void> {
    const ask = sdk.fetch ?? fetch;
    const answer = await ask(`${url}/api/admin/session`, { credentials: 'omit' }).catch(() => undefined);
    const known = answer?.ok
      ? ((await answer.json().catch(() => undefined)) as { business: string } | undefined)
      : undefined;
    if (!known) return;
    this.name = known.business;
    this.#host.requestUpdate();
  }
}
