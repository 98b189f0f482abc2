import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import { ConfigError, type NodeConfig } from './config.js';

/** The server's secret: from the configuration, else from a file that only its owner can read, made when it is missing. */
export async function loadSecret({ secret, dataDir }: Pick<NodeConfig, 'secret' | 'dataDir'>): Promise<Uint8Array> {
  if (secret) return secret;
  const file = path.join(dataDir, 'secret');
  const found = (await readSecretFile(file)) ?? (await makeSecretFile(file));
  if (found.length < 32)
    throw new ConfigError(`${file} is damaged: it must hold 32 bytes in base64. Restore it from a backup`);
  return found;
}

async function readSecretFile(file: string): Promise<Uint8Array | undefined> {
  try {
    const text = await readFile(file, 'utf8');
    if (process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0) await chmod(file, 0o600);
    return Buffer.from(text.trim(), 'base64url');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Several processes may do this at once: the first to link its file wins, and a file is never seen half written. */
async function makeSecretFile(file: string): Promise<Uint8Array> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  await handle.writeFile(`${randomBytes(32).toString('base64url')}\n`);
  await handle.sync();
  await handle.close();
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return (await readSecretFile(file))!;
}
