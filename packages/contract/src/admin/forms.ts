/** The management operations of this area. */
export const formsRoutes = [] as const;
