import type { AdminInvoiceSummary } from '@client-portal/contract/invoices/admin';
import { InvoiceTray } from '@client-portal/contract/invoices/admin';

import { listAdminInvoices } from '../../apps/invoices/admin/queries.js';
import { findAdminInvoice } from '../../apps/invoices/admin/to-admin-invoice.js';
import { businessDay } from '../../apps/invoices/invoice-status.js';
import type { Core } from '../../core/deps.js';
import { formatMoney } from '../../core/money.js';
import { readSettings } from '../../core/settings.js';
import { given, text, toDay, toTable, UsageError, type Command, type Input } from './command.js';

const MAX = 100;

const money = (amount: number, currency: string) => formatMoney(amount, currency, 'en');

const toRow = ({ id, number, status, client, dueOn, total, currency }: AdminInvoiceSummary): string[] => [
  ...[id, number ?? '-', status, client.name || client.email || '-', dueOn, money(total, currency)],
];

function queryOf({ values }: Input) {
  const status = InvoiceTray.optional().safeParse(text(values['status']));
  if (!status.success) throw new UsageError(`Write one of: --status ${InvoiceTray.options.join(', ')}`);
  const limit = Number(text(values['limit']) ?? 25);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX) throw new UsageError(`Write --limit 1 to ${MAX}`);
  return { limit, ...given({ status: status.data, q: text(values['search']), cursor: text(values['cursor']) }) };
}

async function list(core: Core, input: Input) {
  const page = await listAdminInvoices(core.db, queryOf(input), businessDay(core, await readSettings(core.db)));
  const owed = (page.owed ?? []).map(
    ({ amount, overdue, currency }) =>
      `To come in: ${money(amount, currency)}, of it overdue: ${money(overdue, currency)}`,
  );
  const more = page.nextCursor ? [`More: --cursor ${page.nextCursor}`] : [];
  const rows = page.items.length
    ? toTable([['ID', 'NUMBER', 'STATE', 'CLIENT', 'DUE', 'TOTAL'], ...page.items.map(toRow)])
    : 'No invoices';
  return { json: page, text: [rows, ...owed, ...more].join('\n') };
}

async function show(core: Core, { args: [id] }: Input) {
  const { invoice } = await findAdminInvoice(core, id!);
  const { document, timeline, currency } = invoice;
  const lines = document.lines.map(({ description, amount }) => [description, money(amount, currency)]);
  const happened = timeline.map(({ at, type, by }) => [toDay(at), type, by]);
  const head = toTable([
    ['Number', invoice.number ?? 'Draft'],
    ['State', invoice.status],
    ['Client', `${invoice.client.name} ${invoice.client.email ?? ''}`.trim()],
    ['Title', invoice.title],
    ['Issued', invoice.issuedOn],
    ['Due', invoice.dueOn],
    ['Total', money(invoice.total, currency)],
    ['Due now', money(invoice.amountDue, currency)],
    ['Link', invoice.url],
  ]);
  return { json: invoice, text: [head, toTable(lines), toTable(happened)].filter(Boolean).join('\n\n') };
}

/** What an operator looks up about invoices; writing them is for the admin and the management API. */
export const invoiceCommands: Record<string, Command> = {
  invoices: {
    usage: '[list]',
    summary: 'Invoices of all clients: --status draft|open|overdue|processing|paid|void, --search, --limit, --cursor',
    optional: 1,
    options: {
      status: { type: 'string' },
      search: { type: 'string' },
      limit: { type: 'string' },
      cursor: { type: 'string' },
    },
    run: list,
  },
  invoice: { usage: '<id>', summary: 'One invoice: lines, sums and what happened to it', run: show },
};
