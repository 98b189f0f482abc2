import type { AdminArea } from '../area.js';

export const formsArea: AdminArea = { routes() {} };
