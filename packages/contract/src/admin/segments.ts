/** The management operations of this area. */
export const segmentsRoutes = [] as const;
