/** The management operations of this area. */
export const mailsRoutes = [] as const;
