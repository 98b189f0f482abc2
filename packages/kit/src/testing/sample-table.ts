import { html } from 'lit';

import { formatMoney, formatPlainDate } from '../format.js';
import { downloadIcon } from '../icons.js';
import { statusChip, type Tone } from '../status-chip.js';
import { table } from '../table.js';

interface Row {
  id: string;
  about: string;
  due: string;
  total: number;
  tone: Tone;
  status: string;
}

const ROWS: readonly Row[] = [
  {
    id: 'INV-0042',
    about: 'Pottery for beginners',
    due: '2026-12-01',
    total: 24_000,
    tone: 'warning',
    status: 'Due in 3 days',
  },
  {
    id: 'INV-0041',
    about: 'Rechtsschutzversicherungsgesellschaften',
    due: '2026-11-02',
    total: 1_284_050,
    tone: 'danger',
    status: 'Overdue',
  },
  { id: 'INV-0040', about: 'Studio membership', due: '2026-10-01', total: 4_900, tone: 'success', status: 'Paid' },
];

/** A table with everything a table can have. */
export const sampleTable = (lang: string, onOpen?: (row: Row) => void) =>
  table<Row>({
    caption: 'Invoices',
    rows: ROWS,
    key: ({ id }) => id,
    href: ({ id }) => `#${id}`,
    onOpen,
    columns: [
      { id: 'number', label: 'Number', tight: true, cell: ({ id }) => id },
      { id: 'about', label: 'For', cell: ({ about }) => about },
      { id: 'due', label: 'Due', tight: true, cell: ({ due }) => formatPlainDate(due, lang) },
      { id: 'status', label: 'Status', plain: true, cell: ({ tone, status }) => statusChip(tone, status) },
      { id: 'total', label: 'Total', align: 'end', cell: ({ total }) => formatMoney(total, 'EUR', lang) },
    ],
    actionsLabel: 'Actions',
    actions: ({ id, tone }) => html`
      ${
        tone === 'success'
          ? html`<button class="button small">${downloadIcon()}PDF</button>`
          : html`<button class="button small primary">Pay</button>`
      }
      <portal-menu label="More for ${id}" .items=${[{ label: 'Download PDF', icon: downloadIcon }]}></portal-menu>
    `,
  });
