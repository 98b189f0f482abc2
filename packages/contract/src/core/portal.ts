import { z } from '@hono/zod-openapi';

import { APP_IDS } from '../apps.js';
import { answer, operation } from './route.js';
import { Session } from './session.js';

const LINK = /^(https?:\/\/[^/\s]|mailto:[^\s@]+@|tel:[+\d])/i;

/** A link of the business's own beside the apps. */
export const MenuLink = z
  .strictObject({
    label: z.string().trim().min(1, 'Write what the link is called').max(40, 'At most 40 characters'),
    url: z
      .string()
      .trim()
      .max(2000)
      .refine((value) => LINK.test(value) && URL.canParse(value), {
        message: 'Write an address that begins with https://, mailto: or tel:',
      }),
  })
  .openapi('MenuLink');
export type MenuLink = z.infer<typeof MenuLink>;

/** How the business looks; colours are `#rrggbb`. */
export const Brand = z
  .object({
    name: z.string(),
    description: z.string(),
    logoUrl: z.string().nullable(),
    /** A large picture for the sign-in page. */
    imageUrl: z.string().nullable(),
    supportEmail: z.string().nullable(),
    copyright: z.string(),
    accent: z.string().nullable(),
    surface: z.string().nullable(),
    text: z.string().nullable(),
    scheme: z.enum(['auto', 'light', 'dark', 'host']),
  })
  .openapi('Brand');
export type Brand = z.infer<typeof Brand>;

export const Portal = z
  .object({
    brand: Brand,
    /** The apps that this visitor may see now, in the order of the navigation; none when signed out. */
    apps: z.array(z.enum(APP_IDS)),
    links: z.array(MenuLink),
    /** What opens first: `home` or an app. */
    defaultPage: z.union([z.literal('home'), z.enum(APP_IDS)]),
    methods: z.object({ password: z.boolean(), email: z.boolean(), passkey: z.boolean() }),
    signUp: z.enum(['closed', 'contacts', 'open', 'approval']),
    /** The first is the business's own. */
    locales: z.array(z.string()),
    /** The business's own words for things, such as `{"invoice": "fee note"}`, by locale. */
    terms: z.record(z.string(), z.record(z.string(), z.string())),
    session: Session.nullable(),
    /** The event sequence this answer is as of; the live stream goes on from here. */
    cursor: z.string().nullable(),
  })
  .openapi('Portal');
export type Portal = z.infer<typeof Portal>;

export const getPortal = operation({
  operationId: 'getPortal',
  method: 'get',
  path: '/api/portal',
  tags: ['portal'],
  access: 'public',
  summary: 'Everything the page needs to draw itself; never 401',
  responses: { 200: answer('The portal for this visitor.', Portal) },
});

export const getImage = operation({
  operationId: 'getImage',
  method: 'get',
  path: '/api/images/{id}',
  tags: ['portal'],
  access: 'public',
  summary: 'A picture that the business uploaded. Its id names its content, so it may be kept for ever',
  request: { params: z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) }) },
  responses: {
    200: {
      description: 'The picture: PNG, JPEG, WebP or GIF.',
      content: { 'image/*': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
  problems: [404],
});

export const portalRoutes = [getPortal, getImage] as const;
