/** The management operations of this area. */
export const auditRoutes = [] as const;
