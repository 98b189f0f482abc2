/** What the business can do in this app. */
export const invoicesAdminRoutes = [] as const;
