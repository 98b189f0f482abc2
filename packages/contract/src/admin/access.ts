/** The management operations of this area. */
export const accessRoutes = [] as const;
