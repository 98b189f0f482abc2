/** The management operations of this area. */
export const invitationsRoutes = [] as const;
