import { OpenAPIHono } from '@hono/zod-openapi';
import { PortalError } from '@client-portal/contract/errors';
import { bodyLimit } from 'hono/body-limit';

import { adminAreas } from './admin-areas.js';
import { apps } from './apps.js';
import type { ServerApp } from './core/app.js';
import { registerDevices } from './core/auth/device-routes.js';
import { registerLinks } from './core/auth/link-routes.js';
import { signInMails } from './core/auth/mails.js';
import { registerPasskeys } from './core/auth/passkey-routes.js';
import { registerSessions } from './core/auth/session-routes.js';
import { signInRequestHandler } from './core/auth/sign-in-request.js';
import { registerSignIn } from './core/auth/sign-in-routes.js';
import { cleanUp } from './core/clean-up.js';
import type { Core, PortalDeps } from './core/deps.js';
import { EventFeed } from './core/event-feed.js';
import { EventStreams } from './core/event-stream.js';
import { adminGuard } from './core/http/admin-guard.js';
import type { Environment } from './core/http/environment.js';
import { problemResponse } from './core/http/problem-response.js';
import { createRegister } from './core/http/register.js';
import { createAdminRegister } from './core/http/register-admin.js';
import { requestGuard } from './core/http/request-guard.js';
import { runDueJobs } from './core/jobs.js';
import { mailHandler } from './core/mail/send-mail.js';
import { adminApiDocument, openApiDocument } from './core/open-api.js';
import { runOutbox } from './core/outbox.js';
import { paymentWebhooks } from './core/payments/webhooks.js';
import { registerPortal } from './core/portal-routes.js';
import { createKeyRing } from './core/secrets.js';

const MAX_BODY = 256 * 1024;
const MAX_FILE = 32 * 1024 * 1024;
const ADMIN = '/api/admin/';
const OUTBOX_INTERVAL = 5000;
const JOB_INTERVAL = 60_000;

export interface Portal {
  /** The whole server as one fetch handler; `env.clientIp` is the caller's address where the platform knows it. */
  fetch(request: Request, env?: Environment['Bindings']): Response | Promise<Response>;
  /** Like `fetch`, from a path; for tests and scripts. */
  request(path: string, init?: RequestInit, env?: Environment['Bindings']): Response | Promise<Response>;
  /** Sends what is due and runs the jobs that are due, once. Returns when all of it is done. */
  tick(): Promise<void>;
  /** Does what `tick` does from now on, whenever there is something to do. */
  start(): void;
  /** Ends live streams and background work; resolves when what was under way is done. */
  stop(): Promise<void>;
  readonly core: Core;
}

function registerAll(app: OpenAPIHono<Environment>, core: Core, streams: EventStreams, all: ServerApp[]): void {
  const register = createRegister(app, core);
  registerPortal(register, core, all);
  registerSignIn(register, core);
  registerLinks(register, core);
  registerPasskeys(register, core);
  registerSessions(register, core);
  registerDevices(register, core);
  streams.register(register, core, all);
  for (const each of all) each.routes(register, core);
  for (const each of adminAreas) each.clientRoutes?.(register, core);
  const registerAdmin = createAdminRegister(app, core);
  streams.registerAdmin(registerAdmin, core);
  for (const each of adminAreas) each.routes(registerAdmin, core, all, adminAreas);
  for (const each of all) each.admin?.(registerAdmin, core);
}

const fileTooLarge = () => {
  throw new PortalError(
    'payload_too_large',
    'The file is larger than 32 MiB. Split it, or leave out what is not needed',
  );
};

function createApp(core: Core, streams: EventStreams, all: ServerApp[]): OpenAPIHono<Environment> {
  const app = new OpenAPIHono<Environment>({
    defaultHook(result) {
      if (result.success) return;
      const errors = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
      throw new PortalError('invalid_request', 'The input is not right; see errors', { errors });
    },
  });
  app.onError((error, c) => problemResponse(error, c.get('requestId') ?? '', core.log));
  app.notFound((c) =>
    problemResponse(new PortalError('not_found', 'There is nothing here'), c.get('requestId') ?? '', core.log),
  );
  const guard = requestGuard(core, (request, env) => app.fetch(request, env));
  const guardAdmin = adminGuard(core);
  app.use('/api/*', (c, next) => (c.req.path.startsWith(ADMIN) ? guardAdmin : guard)(c, next));
  const onError = () => {
    throw new PortalError('payload_too_large', 'The body is larger than 256 KiB');
  };
  const limitBody = bodyLimit({ maxSize: MAX_BODY, onError });
  const limitFile = bodyLimit({ maxSize: MAX_FILE, onError: fileTooLarge });
  // Only asking whether a request has a body makes the platform build all of it.
  app.use('/api/*', (c, next) => {
    if (c.req.method === 'GET') return next();
    const isFile = c.req.method === 'PUT' && c.req.path.startsWith(ADMIN);
    return (isFile ? limitFile : limitBody)(c, next);
  });
  app.get('/api/openapi.json', (c) => c.json(openApiDocument(core.url)));
  app.get('/api/admin/openapi.json', (c) => c.json(adminApiDocument(core.url)));
  registerAll(app, core, streams, all);
  app.route('/', paymentWebhooks(core, all));
  return app;
}

/** What is done in the background, by the core and by every part. */
function collectWork(all: ServerApp[]) {
  const parts = [...adminAreas, ...all];
  const mails = Object.assign({}, signInMails, ...parts.map((part) => part.mails ?? {}));
  const outbox = Object.assign({}, ...adminAreas.map((area) => area.outbox ?? {}));
  return {
    handlers: { mail: mailHandler(mails), 'sign-in-request': signInRequestHandler, ...outbox },
    jobs: [cleanUp, ...parts.flatMap((part) => part.jobs ?? [])],
  };
}

/** Calls `work` when woken and at intervals, never twice at once, and never throws. */
function createLoop(interval: number, work: () => Promise<unknown>, log: Core['log']) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let stopped = true;
  let again = false;
  const run = (): Promise<void> => {
    if (running) {
      again = true;
      return running;
    }
    clearTimeout(timer);
    running = work()
      .then(
        () => undefined,
        (error: unknown) => log.error({ error }, 'Background work failed; it is tried again'),
      )
      .finally(() => {
        running = undefined;
        if (again && !stopped) {
          again = false;
          void run();
        } else if (!stopped) timer = setTimeout(() => void run(), interval);
      });
    return running;
  };
  return {
    start() {
      stopped = false;
      void run();
    },
    wake: () => void (stopped || run()),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Makes the server out of what the platform provides. Migrate the database first; nothing runs in the background until `start`. */
export async function createPortal(deps: PortalDeps): Promise<Portal> {
  const all: ServerApp[] = Object.values(apps);
  const feed = new EventFeed(deps.db, deps.eventPollInterval);
  const keys = await createKeyRing(deps.secret);
  const { handlers, jobs } = collectWork(all);
  const core: Core = {
    ...deps,
    url: deps.url.replace(/\/$/, ''),
    keys,
    feed,
    wake: () => loops.forEach((loop) => loop.wake()),
  };
  const ending = new AbortController();
  const works = adminAreas.flatMap(({ work }) => (work ? [() => work(core, ending.signal)] : []));
  const loops = [() => runOutbox(core, handlers), ...works].map((work) => createLoop(OUTBOX_INTERVAL, work, deps.log));
  const jobLoop = createLoop(JOB_INTERVAL, () => runDueJobs(core, jobs), deps.log);
  const streams = new EventStreams();
  const app = createApp(core, streams, all);

  return {
    core,
    fetch: (request, env = {}) => app.fetch(request, env),
    request: (path, init, env = {}) => app.request(path, init, env),
    async tick() {
      await runDueJobs(core, jobs);
      await runOutbox(core, handlers);
      for (const work of works) await work();
    },
    start() {
      for (const loop of loops) loop.start();
      jobLoop.start();
    },
    async stop() {
      streams.end();
      ending.abort();
      await Promise.all([...loops, jobLoop].map((loop) => loop.stop()));
    },
  };
}
