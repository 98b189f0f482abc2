/** The management operations of this area. */
export const webhooksRoutes = [] as const;
