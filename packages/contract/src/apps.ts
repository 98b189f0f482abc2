/** The portal's apps. One word names an app in every package, path and table. */
export const APP_IDS = ['invoices', 'profile'] as const;

export type AppId = (typeof APP_IDS)[number];
