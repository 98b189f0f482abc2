import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const TICKS_PER_SECOND = 100;
const PATIENCE = 20_000;

export interface Command {
  args: string[];
  /** Given the port that the server must listen on. */
  env: (port: number) => Record<string, string>;
  /** Asked for until it answers. */
  path: string;
  /** Where the server's output goes, as it would in production: to a file, not through this process. */
  logFile: string;
}

/** A server in a process of its own, so that its time and memory are its own. */
export class ServerProcess {
  readonly origin: string;
  /** Milliseconds from the start of the process to its first answer. */
  readonly startedIn: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, origin: string, startedIn: number) {
    this.#child = child;
    this.origin = origin;
    this.startedIn = startedIn;
  }

  static async start({ args, env, path, logFile }: Command): Promise<ServerProcess> {
    const port = await findPort();
    const log = await open(logFile, 'a');
    const started = performance.now();
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', log.fd, log.fd],
      env: { PATH: process.env['PATH'], ...env(port) },
    });
    await log.close();
    const origin = `http://127.0.0.1:${port}`;
    try {
      await waitForAnswer(child, origin + path, started);
    } catch (error) {
      child.kill('SIGKILL');
      throw new Error(`${args.at(-1)} did not start; see ${logFile}`, { cause: error });
    }
    return new ServerProcess(child, origin, performance.now() - started);
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** Processor time so far, of all threads, in milliseconds. */
  get cpu(): number {
    const fields = this.#proc('stat').split(') ')[1]!.split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
  }

  /** Resident memory in MB. */
  get memory(): number {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(this.#proc('status'))![1]) / 1024;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const exit = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 5000);
    await exit;
    clearTimeout(timer);
  }

  #proc(file: 'stat' | 'status'): string {
    return readFileSync(`/proc/${this.pid}/${file}`, 'utf8');
  }
}

async function waitForAnswer(child: ChildProcess, url: string, started: number): Promise<void> {
  for (;;) {
    try {
      const response = await fetch(url);
      await response.arrayBuffer();
      if (response.ok) return;
      throw new Error(`${url} answers ${response.status}`);
    } catch (error) {
      if (child.exitCode !== null || performance.now() - started > PATIENCE) throw error;
      await sleep(2);
    }
  }
}

async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
