// The least that a server on this stack can do: the same rows, from memory, for anybody.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const items = Array.from({ length: 20 }, (_, n) => ({
  id: `inv_01k${String(n).padStart(23, '0')}`,
  number: `R-${String(n).padStart(7, '0')}`,
  title: 'Photographs of the autumn season',
  status: 'paid',
  currency: 'EUR',
  total: 11_900 + n,
  amountDue: 0,
  issuedOn: '2026-11-02',
  dueOn: '2026-11-16',
  paidAt: 1_793_610_000_000,
}));

const app = new Hono();
app.get('/api/invoices', (c) =>
  c.json({ items, nextCursor: 'eyJvbiI6IjIwMjYtMTEtMDIifQ', owed: [{ currency: 'EUR', amount: 11_900, overdue: 0 }] }),
);
serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' });
process.once('SIGTERM', () => process.exit(0));
