import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const SCRIPTS = ['portal.js', 'portal.classic.js', 'admin.js'];
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};
const HASHED = 'public, max-age=31536000, immutable';
const NAMED = 'public, max-age=300';

/** Milliseconds; nobody can have the folder read all the time by asking for what is not there. */
const READ_AGAIN_AFTER = 1000;

const compressors = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 9 }),
};
type Encoding = keyof typeof compressors;

interface StaticFile {
  body: Buffer;
  etag: string;
  headers: Record<string, string>;
  compressed: Partial<Record<Encoding, Promise<Buffer>>>;
}

/** Beside the bundled server, else where the workspace builds the scripts. */
export function findPublicDir(): string {
  const bundled = fileURLToPath(new URL('./public/', import.meta.url));
  return existsSync(bundled) ? bundled : fileURLToPath(new URL('../../../elements/dist/', import.meta.url));
}

/** Any page of any site may load these: the loader, its panels, and their measurements. */
const toHeaders = (name: string) => ({
  'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream',
  'cache-control': name.startsWith('assets/') ? HASHED : NAMED,
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'timing-allow-origin': '*',
  'x-content-type-options': 'nosniff',
  vary: 'Accept-Encoding',
});

async function readStaticFile(dir: string, name: string): Promise<StaticFile> {
  const body = await readFile(path.join(dir, name));
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, etag, headers: { ...toHeaders(name), etag }, compressed: {} };
}

const SCRIPT_PATH = /^\/(portal(\.classic)?\.js|admin\.js|assets\/(admin\/)?[\w.-]+)$/;

async function listFiles(dir: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(dir, folder), { withFileTypes: true }).catch(() => []);
  return entries.filter((each) => each.isFile() && !each.name.endsWith('.map')).map(({ name }) => `${folder}/${name}`);
}

async function readAll(dir: string): Promise<Map<string, StaticFile>> {
  const names = [
    ...SCRIPTS.filter((name) => existsSync(path.join(dir, name))),
    ...(await listFiles(dir, 'assets')),
    ...(await listFiles(dir, 'assets/admin')),
  ];
  return new Map(await Promise.all(names.map(async (name) => [`/${name}`, await readStaticFile(dir, name)] as const)));
}

/** The scripts for pages, in memory. Paths are looked up in a list, so no request can name another file. */
export class StaticFiles {
  readonly #dir: string;
  #files: Map<string, StaticFile>;
  #readAt = performance.now();

  private constructor(dir: string, files: Map<string, StaticFile>) {
    this.#dir = dir;
    this.#files = files;
  }

  static async load(dir: string): Promise<StaticFiles> {
    return new StaticFiles(dir, await readAll(dir));
  }

  get isEmpty(): boolean {
    return !this.#files.has('/portal.js');
  }

  /** A build that came after the start is found by the first request for one of its files. */
  async #find(pathname: string): Promise<StaticFile | undefined> {
    const found = this.#files.get(pathname);
    if (found || !SCRIPT_PATH.test(pathname) || performance.now() - this.#readAt < READ_AGAIN_AFTER) return found;
    this.#readAt = performance.now();
    this.#files = await readAll(this.#dir).catch(() => this.#files);
    return this.#files.get(pathname);
  }

  /** The answer for a path, or undefined when no such file is served. */
  async respond(pathname: string, request: Request): Promise<Response | undefined> {
    const file = await this.#find(pathname);
    if (!file) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
    if (request.headers.get('if-none-match')?.includes(file.etag))
      return new Response(null, { status: 304, headers: file.headers });
    const encoding = pickEncoding(request.headers.get('accept-encoding'));
    const body = encoding ? await (file.compressed[encoding] ??= compressors[encoding](file.body)) : file.body;
    const headers = {
      ...file.headers,
      'content-length': String(body.length),
      ...(encoding ? { 'content-encoding': encoding } : {}),
    };
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers });
  }
}

function pickEncoding(accepted: string | null): Encoding | undefined {
  const names = (accepted ?? '')
    .split(',')
    .filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each))
    .map((each) => each.split(';')[0]!.trim());
  return (['br', 'gzip'] as const).find((each) => names.includes(each));
}
