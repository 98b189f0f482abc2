/** The management operations of this area. */
export const settingsRoutes = [] as const;
