import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const here = createRequire(import.meta.url);
const server = createRequire(new URL('../../packages/server/package.json', import.meta.url));

/** What the page fetches by itself. A real site copies the worker with `msw init`, and the fonts by hand. */
const FILES: Record<string, string> = {
  'mockServiceWorker.js': here.resolve('msw/mockServiceWorker.js'),
  'fonts/DejaVuSans.ttf': server.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  'fonts/DejaVuSans-Bold.ttf': server.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
};

interface DevServer {
  middlewares: { use(path: string, handle: (request: unknown, response: ServerResponse) => Promise<void>): void };
}

interface Bundler {
  emitFile(file: { type: 'asset'; fileName: string; source: Uint8Array }): void;
}

const staticFiles = {
  name: 'static-files',
  configureServer({ middlewares }: DevServer) {
    for (const [name, file] of Object.entries(FILES)) {
      middlewares.use(`/${name}`, async (_, response) => {
        response.setHeader('content-type', name.endsWith('.js') ? 'text/javascript' : 'font/ttf');
        response.end(await readFile(file));
      });
    }
  },
  async generateBundle(this: Bundler) {
    for (const [fileName, file] of Object.entries(FILES)) {
      this.emitFile({ type: 'asset', fileName, source: await readFile(file) });
    }
  },
};

export default {
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [staticFiles],
  // Pre-bundling would part libSQL's script from the .wasm file beside it.
  optimizeDeps: { exclude: ['@libsql/client-wasm'] },
  build: { target: 'esnext' },
};
