import { clientRoutes } from '@client-portal/contract';
import { OpenAPIHono } from '@hono/zod-openapi';

let document: unknown;

/** The client surface as OpenAPI 3.1, made from the contract. */
export function openApiDocument(url: string): Record<string, unknown> {
  if (!document) {
    const app = new OpenAPIHono();
    for (const route of clientRoutes) app.openAPIRegistry.registerPath(route as never);
    app.openAPIRegistry.registerComponent('securitySchemes', 'cookie', {
      type: 'apiKey',
      in: 'cookie',
      name: '__Host-portal',
    });
    app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
    document = app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Client Portal', version: '0.1.0', description: 'What a signed-in client may ask.' },
      servers: [{ url }],
    });
  }
  return document as Record<string, unknown>;
}
