import type { AdminClient } from '@client-portal/client/admin';
import type { Invoice } from '@client-portal/contract/invoices';
import type { DraftInput } from '@client-portal/contract/invoices/admin';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const PAUSE = 250;

/** What the client would see of a draft, as the server works it out, a moment after each change. */
export class DraftPreview implements ReactiveController {
  /** The last one; kept while the next is worked out. */
  invoice: Invoice | undefined;
  /** Why there is no newer one. */
  error: unknown;
  readonly #host: ReactiveControllerHost;
  readonly #client: () => AdminClient;
  #shown = '';
  #pause: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  constructor(host: ReactiveControllerHost, client: () => AdminClient) {
    this.#host = host;
    this.#client = client;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#pause);
    this.#asking?.abort();
    this.#shown = '';
  }

  /** Call with every change; the same draft again does nothing. */
  show(draft: DraftInput | undefined): void {
    const text = draft ? JSON.stringify(draft) : '';
    if (!draft || text === this.#shown) return;
    this.#shown = text;
    clearTimeout(this.#pause);
    this.#asking?.abort();
    this.#pause = setTimeout(() => void this.#ask(draft), this.invoice ? PAUSE : 0);
  }

  async #ask(body: DraftInput): Promise<void> {
    const asking = (this.#asking = new AbortController());
    try {
      this.invoice = await this.#client().post('/api/admin/invoices/preview', { body, signal: asking.signal });
      this.error = undefined;
    } catch (error) {
      if (asking.signal.aborted) return;
      this.error = error;
    }
    this.#host.requestUpdate();
  }
}
