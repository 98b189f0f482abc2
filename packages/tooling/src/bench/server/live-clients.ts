import { Agent, get, type ClientRequest, type IncomingMessage } from 'node:http';

import { clientHeaders } from './load.js';
import type { ServerProcess } from './server-process.js';

/** Many live streams, each of which counts the announcements it has seen. */
export class LiveClients {
  readonly #requests: ClientRequest[] = [];
  readonly #seen: number[] = [];
  #announcements = 0;
  #onChange = () => {};

  /** Opens `count` streams, the tokens taking turns; resolves when all of them are open. */
  static async open(server: ServerProcess, tokens: readonly string[], count: number): Promise<LiveClients> {
    const clients = new LiveClients();
    const agent = new Agent({ keepAlive: true, maxSockets: count });
    for (let from = 0; from < count; from += 50) {
      const some = Array.from({ length: Math.min(50, count - from) }, (_, n) => from + n);
      await Promise.all(some.map((n) => clients.#open(server, tokens[n % tokens.length]!, n, agent)));
    }
    return clients;
  }

  /** Resolves when every stream has seen one announcement more. */
  allHear(): Promise<void> {
    this.#announcements += 1;
    return new Promise((resolve) => {
      this.#onChange = () => {
        if (this.#seen.every((count) => count >= this.#announcements)) resolve();
      };
      this.#onChange();
    });
  }

  close(): void {
    for (const request of this.#requests) request.destroy();
  }

  #open(server: ServerProcess, token: string, n: number, agent: Agent): Promise<void> {
    this.#seen[n] = 0;
    return new Promise((resolve, reject) => {
      const listen = (response: IncomingMessage) => {
        if (response.statusCode !== 200) reject(new Error(`/api/events answers ${response.statusCode}`));
        response.setEncoding('utf8').on('data', (text: string) => this.#hear(n, text, resolve));
        response.on('error', () => {});
      };
      const request = get(`${server.origin}/api/events`, { agent, headers: clientHeaders(token) }, listen);
      this.#requests.push(request.on('error', reject));
    });
  }

  #hear(n: number, text: string, opened: () => void): void {
    if (text.includes('event: open')) opened();
    const count = text.split('settings.changed').length - 1;
    if (count === 0) return;
    this.#seen[n]! += count;
    this.#onChange();
  }
}
