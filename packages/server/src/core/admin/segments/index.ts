import type { AdminArea } from '../area.js';

export const segmentsArea: AdminArea = { routes() {} };
