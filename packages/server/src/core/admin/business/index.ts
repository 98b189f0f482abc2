import type { AdminArea } from '../area.js';

export const businessArea: AdminArea = { routes() {} };
