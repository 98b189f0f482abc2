import { adminAreas } from './admin-areas.js';
import { apps } from './apps.js';
import type { ServerApp } from './core/app.js';
import { coreMigrations } from './core/db/migrations.js';
import type { Migration } from './core/db/migrate.js';

/** Everything `migrate` must have run before `createPortal`. */
export const migrations: Migration[] = [
  ...coreMigrations,
  ...adminAreas.flatMap((area) => area.migrations ?? []),
  ...Object.values<ServerApp>(apps).flatMap((app) => app.migrations ?? []),
];
