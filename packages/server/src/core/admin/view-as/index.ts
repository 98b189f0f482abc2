import type { AdminArea } from '../area.js';

export const viewAsArea: AdminArea = { routes() {} };
