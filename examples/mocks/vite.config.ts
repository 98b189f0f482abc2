import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const worker = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js');

interface DevServer {
  middlewares: { use(path: string, handle: (request: unknown, response: ServerResponse) => Promise<void>): void };
}

interface Bundler {
  emitFile(file: { type: 'asset'; fileName: string; source: Uint8Array }): void;
}

/** msw's worker has to stand at the root of the site; a real site copies it there with `msw init`. */
const mockWorker = {
  name: 'mock-worker',
  configureServer({ middlewares }: DevServer) {
    middlewares.use('/mockServiceWorker.js', async (_, response) => {
      response.setHeader('content-type', 'text/javascript');
      response.end(await readFile(worker));
    });
  },
  async generateBundle(this: Bundler) {
    this.emitFile({ type: 'asset', fileName: 'mockServiceWorker.js', source: await readFile(worker) });
  },
};

export default {
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [mockWorker],
  // Pre-bundling would part libSQL's script from the .wasm file beside it.
  optimizeDeps: { exclude: ['@libsql/client-wasm'] },
  build: { target: 'esnext' },
};
