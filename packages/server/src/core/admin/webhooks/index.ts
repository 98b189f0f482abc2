import type { AdminArea } from '../area.js';

export const webhooksArea: AdminArea = { routes() {} };
