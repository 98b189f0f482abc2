import type { PortalClient } from '@client-portal/client';
import type { InvoiceSummary } from '@client-portal/contract/invoices';

const told = new WeakMap<PortalClient, Set<string>>();

/** Notices invoices that turn into paid ones while somebody looks; each is told once on a page, whoever shows it. */
export class PaidWatch {
  readonly #open = new Set<string>();

  /** Those of these that have been paid since they were seen last. */
  look<T extends InvoiceSummary>(client: PortalClient, invoices: readonly T[]): T[] {
    const known = told.get(client) ?? new Set<string>();
    told.set(client, known);
    const paid = invoices.filter(({ id, status }) => status === 'paid' && this.#open.has(id) && !known.has(id));
    for (const { id, status } of invoices) {
      if (status !== 'paid') this.#open.add(id);
      else if (this.#open.delete(id)) known.add(id);
    }
    return paid;
  }
}
