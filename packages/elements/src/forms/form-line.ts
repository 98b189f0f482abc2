import type { PortalClient } from '@client-portal/client';
import type { PublicForm } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';

/** The server takes what comes sooner for a machine's work. */
const READING_TIME = 2100;

const pause = (time: number) => new Promise<void>((resolve) => setTimeout(resolve, time));

export interface Thanks {
  thanks: string;
  continueTo: string | null;
}

/** One form's way to the server: fetched once, and again where its ticket has run out. */
export class FormLine {
  readonly #client: PortalClient;
  readonly #id: string;
  #form: Promise<PublicForm> | undefined;
  #since = 0;

  constructor(client: PortalClient, id: string) {
    this.#client = client;
    this.#id = id;
  }

  /** The form; a try that failed may be made again. */
  fetch(signal?: AbortSignal): Promise<PublicForm> {
    const asked = (this.#form ??= this.#client.get('/api/forms/{id}', { params: { id: this.#id }, signal }));
    asked.then(
      () => (this.#since = Date.now()),
      () => this.#form === asked && (this.#form = undefined),
    );
    return asked;
  }

  /** Sends the answers. `patient` where the form was fetched late, so that a quick person is not taken for a machine. */
  async send(values: Record<string, string>, trap: string, { patient = false } = {}): Promise<Thanks> {
    try {
      return await this.#post(values, trap, patient);
    } catch (error) {
      if (!(error instanceof PortalError) || error.reason !== 'ticket_expired') throw error;
      this.#form = undefined;
      return this.#post(values, trap, true);
    }
  }

  async #post(values: Record<string, string>, trap: string, patient: boolean): Promise<Thanks> {
    const { ticket } = await this.fetch();
    if (patient) await pause(READING_TIME - (Date.now() - this.#since));
    return this.#client.post('/api/forms/{id}', { params: { id: this.#id }, body: { ticket, values, trap } });
  }
}
