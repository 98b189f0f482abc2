import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { PortalError } from '@client-portal/contract/errors';

import { exportBusiness } from '../../core/admin/business/export-business.js';
import { importBusiness } from '../../core/admin/business/import-business.js';
import { backUp, restore } from '../backup.js';
import type { Command } from './command.js';
import { seedCommand } from './seed-command.js';

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

const exportCommand: Command = {
  usage: '<file>',
  summary:
    'Write the whole business to a file that another server can import. Holds password hashes: keep it like a key',
  async run(core, { args: [file = ''] }, { progress }) {
    if (existsSync(file)) throw new PortalError('conflict', `${file} is there already; nothing was overwritten`);
    await mkdir(path.dirname(path.resolve(file)), { recursive: true });
    const unfinished = `${file}.unfinished`;
    const handle = await open(unfinished, 'w', 0o600);
    let lines = 0;
    try {
      for await (const line of exportBusiness(core, 'cli')) {
        await handle.write(`${line}\n`);
        lines += 1;
        progress.update(lines, 0, 'rows');
      }
      await handle.sync();
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
    progress.end();
    return { json: { file, rows: lines - 1 }, text: `${lines - 1} rows are in ${file}.` };
  },
};

const importCommand: Command = {
  usage: '<file>',
  summary: 'Take over an export of another server. Only where there is no data yet; broken off, run it again',
  async run(core, { args: [file = ''] }, { progress }) {
    if (!existsSync(file)) throw new PortalError('not_found', `There is no file ${file}`);
    const lines = () => createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
    const onProgress = (done: number, total: number) => progress.update(done, total, 'rows');
    const result = await importBusiness(core, 'cli', lines, { onProgress });
    progress.end();
    const total = Object.values(result.rows).reduce((sum, count) => sum + count, 0);
    return { json: result, text: [`${total} rows are taken over.`, ...result.notes].join('\n') };
  },
};

const backupCommand: Command = {
  usage: '<file>',
  summary: 'Copy the database as it is now, also while the portal is running, and check the copy',
  run: () => Promise.reject(new Error('Backing up opens the database by itself')),
  async runAlone(config, { args: [file = ''] }) {
    const report = await backUp(config, path.resolve(file));
    const secret = config.secret ? 'PORTAL_SECRET' : `the secret in ${config.dataDir}`;
    return {
      json: report,
      text: `${file}: ${megabytes(report.bytes)}, ${report.contacts} contacts, every page checked.\nKeep ${secret} with it: without it second factors, webhooks and waiting mails are lost.`,
    };
  },
};

const restoreCommand: Command = {
  usage: '<file>',
  summary: 'Put a backup in the place of the database of a portal that is not running; the old one is kept beside it',
  run: () => Promise.reject(new Error('Restoring opens the database by itself')),
  async runAlone(config, { args: [file = ''] }) {
    const report = await restore(config, path.resolve(file));
    const kept = report.kept ? `\nThe database that was there is ${report.kept}` : '';
    return { json: report, text: `${report.contacts} contacts are back.${kept}` };
  },
};

export const businessCommands: Record<string, Command> = {
  export: exportCommand,
  'import-business': importCommand,
  backup: backupCommand,
  restore: restoreCommand,
  seed: seedCommand,
};
