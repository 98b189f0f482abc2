/** The management operations of this area. */
export const metricsRoutes = [] as const;
