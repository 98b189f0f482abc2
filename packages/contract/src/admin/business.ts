/** The management operations of this area. */
export const businessRoutes = [] as const;
