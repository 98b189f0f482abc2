/** The management operations of this area. */
export const contactsRoutes = [] as const;
