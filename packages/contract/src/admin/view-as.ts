/** The management operations of this area. */
export const viewAsRoutes = [] as const;
