#!/usr/bin/env node
import { parseArgs } from 'node:util';

import { PortalError } from '@client-portal/contract/errors';
import { pino } from 'pino';

import { ConfigError, readConfig } from '../config.js';
import { createLog } from '../log.js';
import { createNodePortal } from '../node-portal.js';
import { serve } from '../serve.js';
import { UsageError, type Answer, type Command, type Input } from './command.js';
import { commands } from './commands.js';
import { createProgress } from './progress.js';

const EXIT = { done: 0, failed: 1, misused: 2 } as const;

const GENERAL = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

function help(): string {
  const rows = [
    ['serve', 'Serve the portal until the process is told to stop'],
    ...Object.entries(commands).map(([name, each]) => [`${name} ${each.usage}`.trim(), each.summary]),
  ];
  return `client-portal <command> [--json]

${rows.map(([usage, summary]) => `  ${usage!.padEnd(28)}${summary}`).join('\n')}

Commands work on the database that the environment names, also while the portal is running:
  PORT, HOST, PORTAL_URL, DATA_DIR, DATABASE_URL, DATABASE_AUTH_TOKEN, PORTAL_SECRET,
  SMTP_URL, MAIL_FROM, TRUSTED_PROXIES, OUTBOUND_ALLOW, DRAIN_SECONDS, LOG_LEVEL`;
}

function parse(command: Command, args: string[]): Input {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...GENERAL, ...command.options },
    });
    return { args: positionals, values: values as Input['values'] };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function requireCount(name: string, command: Command, count: number): void {
  const needed = command.usage.split('<').length - 1;
  if (count < needed || count > needed + (command.optional ?? 0)) {
    throw new UsageError(`Write: client-portal ${name} ${command.usage}`.trimEnd());
  }
}

async function perform(command: Command, input: Input): Promise<Answer> {
  // Standard output belongs to the answer.
  const log = createLog('warn', pino.destination({ fd: 2, sync: true }));
  const config = readConfig(process.env);
  const progress = createProgress(process.stderr);
  if (command.runAlone) return command.runAlone(config, input, progress);
  const node = await createNodePortal(config, { log });
  try {
    return await command.run(node.portal.core, input, { config, node, progress });
  } finally {
    progress.end();
    await node.close();
  }
}

/** Clients choose their names; a terminal would obey what is in them. */
const printable = (text: string) => text.replaceAll(/[^\n\P{Cc}]/gu, '');

async function run([name = '', ...rest]: string[]): Promise<number> {
  if (name === '' || name === 'help' || name === '--help' || name === '-h') {
    console.log(help());
    return EXIT.done;
  }
  if (name === 'serve') {
    if (rest.length > 0)
      throw new UsageError('Write: client-portal serve. What it needs to know stands in the environment');
    await serve(readConfig(process.env));
    return EXIT.done;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`There is no command "${name}". See: client-portal help`);
  const input = parse(command, rest);
  if (input.values.help) {
    console.log(`client-portal ${name} ${command.usage}\n\n${command.summary}`);
    return EXIT.done;
  }
  requireCount(name, command, input.args.length);
  const { json, text, exitCode = EXIT.done } = await perform(command, input);
  console.log(input.values.json ? JSON.stringify(json) : printable(text));
  return exitCode;
}

function explain(error: unknown): number {
  const isMisuse = error instanceof UsageError || error instanceof ConfigError;
  const isExpected = isMisuse || error instanceof PortalError;
  console.error(isExpected ? error.message : error);
  return isMisuse ? EXIT.misused : EXIT.failed;
}

process.exitCode = await run(process.argv.slice(2)).catch(explain);
