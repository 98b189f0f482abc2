/** The management operations of this area. */
export const importsRoutes = [] as const;
