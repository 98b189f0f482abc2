import type { AdminArea } from '../area.js';

export const accessArea: AdminArea = { routes() {} };
