import type { AdminArea } from '../area.js';

export const metricsArea: AdminArea = { routes() {} };
