import type { ServerApp } from '../../core/app.js';

export const invoices: ServerApp = { id: 'invoices', routes: () => {} };
