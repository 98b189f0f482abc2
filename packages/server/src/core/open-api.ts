import { clientRoutes } from '@client-portal/contract';
import { adminRoutes } from '@client-portal/contract/admin';
import { OpenAPIHono } from '@hono/zod-openapi';

interface Surface {
  routes: readonly unknown[];
  title: string;
  description: string;
  security: Record<string, Parameters<OpenAPIHono['openAPIRegistry']['registerComponent']>[2]>;
}

const CLIENT: Surface = {
  routes: clientRoutes,
  title: 'Client Portal',
  description: 'What a signed-in client may ask.',
  security: {
    cookie: { type: 'apiKey', in: 'cookie', name: '__Host-portal' },
    bearer: { type: 'http', scheme: 'bearer' },
  },
};

const ADMIN: Surface = {
  routes: adminRoutes,
  title: 'Client Portal management',
  description:
    "What staff and API keys may ask. Every POST takes an `Idempotency-Key` (8 to 200 visible characters): sent again within a day, it is answered as the first time and done once. What can be edited answers with an `ETag`; send it back as `If-Match`, and an edit that would overwrite somebody else's is refused with 412. `x-scope` names the right an operation needs.",
  security: {
    staff: { type: 'apiKey', in: 'cookie', name: '__Host-portal-staff' },
    key: { type: 'http', scheme: 'bearer' },
  },
};

const documents = new Map<Surface, Record<string, unknown>>();

/** A surface as OpenAPI 3.1, made from the contract. */
function documentOf(surface: Surface, url: string): Record<string, unknown> {
  const known = documents.get(surface);
  if (known) return known;
  const { routes, title, description, security } = surface;
  const app = new OpenAPIHono();
  for (const route of routes) app.openAPIRegistry.registerPath(route as never);
  for (const [name, scheme] of Object.entries(security)) {
    app.openAPIRegistry.registerComponent('securitySchemes', name, scheme);
  }
  const info = { title, version: '0.1.0', description };
  const document: unknown = app.getOpenAPI31Document({ openapi: '3.1.0', info, servers: [{ url }] });
  documents.set(surface, document as Record<string, unknown>);
  return document as Record<string, unknown>;
}

/** The client surface. */
export const openApiDocument = (url: string): Record<string, unknown> => documentOf(CLIENT, url);

/** The management surface. */
export const adminApiDocument = (url: string): Record<string, unknown> => documentOf(ADMIN, url);
