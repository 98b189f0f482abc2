/** What the business can do in this app. */
export const profileAdminRoutes = [] as const;
