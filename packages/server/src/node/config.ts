import { BlockList, isIP } from 'node:net';
import path from 'node:path';

import { readAllowList } from './outbound-rules.js';

export interface NodeConfig {
  port: number;
  host: string;
  /** The public origin of the portal, without a slash at its end. */
  url: string;
  databaseUrl: string;
  databaseAuthToken?: string | undefined;
  /** Where the database file and the server's secret are. */
  dataDir: string;
  /** Absent: mails wait in the outbox. */
  smtpUrl?: string | undefined;
  mailFrom: string;
  /** Addresses whose X-Forwarded-For is believed. */
  trustedProxies: BlockList;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Absent: read from a file in `dataDir`, made there at the first start. */
  secret?: Uint8Array | undefined;
  /** `host:port` and ranges between commas that the server may ask although they are not on the internet. */
  outboundAllow?: string | undefined;
  /** Milliseconds that `/readyz` refuses before connections are refused, so that a proxy can look twice. */
  drainDelay: number;
}

/** What is wrong with the environment, one line for each variable, for the person who starts the server. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Record<string, string | undefined>;
type Report = (variable: string, advice: string) => void;

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** Reads the configuration from environment variables; an empty one counts as absent. Throws a ConfigError that names every mistake. */
export function readConfig(env: Environment): NodeConfig {
  const problems: string[] = [];
  const report: Report = (variable, advice) => problems.push(`${variable} ${advice}`);
  const given = (name: string) => env[name]?.trim() || undefined;
  const port = readNumber('PORT', given('PORT') ?? '4400', 65_535, report);
  const dataDir = path.resolve(given('DATA_DIR') ?? 'data');
  const url = readOrigin(given('PORTAL_URL') ?? `http://localhost:${port}`, report);
  const config: NodeConfig = {
    port,
    dataDir,
    url,
    host: given('HOST') ?? '127.0.0.1',
    databaseUrl: readDatabaseUrl(given('DATABASE_URL') ?? `file:${path.join(dataDir, 'portal.db')}`, report),
    databaseAuthToken: given('DATABASE_AUTH_TOKEN'),
    smtpUrl: readSmtpUrl(given('SMTP_URL'), report),
    mailFrom: readAddress(given('MAIL_FROM'), url, report),
    trustedProxies: readProxies(given('TRUSTED_PROXIES'), report),
    logLevel: readLevel(given('LOG_LEVEL') ?? 'info', report),
    secret: readSecret(given('PORTAL_SECRET'), report),
    outboundAllow: readOutboundAllow(given('OUTBOUND_ALLOW'), report),
    drainDelay: 1000 * readNumber('DRAIN_SECONDS', given('DRAIN_SECONDS') ?? '0', 20, report),
  };
  if (!config.databaseUrl.startsWith('file:') && !config.secret) {
    report('PORTAL_SECRET', 'is needed with a remote database: the same one on every node');
  }
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return config;
}

function readNumber(name: string, text: string, max: number, report: Report): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > max) report(name, `must be a number from 0 to ${max}, not "${text}"`);
  return number;
}

function readOrigin(text: string, report: Report): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin =
    url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
  if (!isOrigin)
    report('PORTAL_URL', `must be the portal's own origin, such as https://portal.example.com, not "${text}"`);
  return url?.origin ?? text;
}

function readDatabaseUrl(text: string, report: Report): string {
  if (!/^(file|libsql|https?|wss?):/.test(text)) report('DATABASE_URL', 'must start with file:, libsql: or https:');
  return text;
}

function readSmtpUrl(text: string | undefined, report: Report): string | undefined {
  if (!text) return undefined;
  if (!/^smtps?:\/\/./.test(text) || !URL.canParse(text)) {
    report('SMTP_URL', 'must look like smtps://user:password@mail.example.com:465');
  }
  return text;
}

function readAddress(text: string | undefined, url: string, report: Report): string {
  if (!text) return `portal@${URL.canParse(url) ? new URL(url).hostname : 'localhost'}`;
  if (!/^[^\s<>@]+@[^\s<>@]+$/.test(text)) report('MAIL_FROM', 'must be one address, such as portal@example.com');
  return text;
}

function readProxies(text: string | undefined, report: Report): BlockList {
  const list = new BlockList();
  for (const entry of text
    ?.split(',')
    .map((each) => each.trim())
    .filter(Boolean) ?? []) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address);
    const prefix = bits === undefined ? undefined : Number(bits);
    const isPrefix = prefix === undefined || (/^\d+$/.test(bits!) && prefix <= (family === 4 ? 32 : 128));
    if (!family || !isPrefix)
      report('TRUSTED_PROXIES', `must be addresses or ranges such as 10.0.0.0/8; "${entry}" is neither`);
    else if (prefix === undefined) list.addAddress(address, `ipv${family as 4 | 6}`);
    else list.addSubnet(address, prefix, `ipv${family as 4 | 6}`);
  }
  return list;
}

function readOutboundAllow(text: string | undefined, report: Report): string | undefined {
  try {
    readAllowList(text);
  } catch (error) {
    report('OUTBOUND_ALLOW', (error as Error).message);
  }
  return text;
}

function readLevel(text: string, report: Report): NodeConfig['logLevel'] {
  const level = LEVELS.find((each) => each === text);
  if (!level) report('LOG_LEVEL', `must be one of ${LEVELS.join(', ')}, not "${text}"`);
  return level ?? 'info';
}

function readSecret(text: string | undefined, report: Report): Uint8Array | undefined {
  if (!text) return undefined;
  const secret = Buffer.from(text, 'base64url');
  if (!/^[\w+/=-]+$/.test(text) || secret.length < 32) {
    report('PORTAL_SECRET', 'must be 32 random bytes or more in base64; make one with: openssl rand -base64 32');
  }
  return secret;
}
