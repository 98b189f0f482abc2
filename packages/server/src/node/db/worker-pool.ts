import { LibsqlError, type ResultSet } from '@libsql/core/api';

import { clientClosed, toDatabaseError } from './database-error.js';
import { NO_COLUMNS, toResultSet } from './result-set.js';
import type { WorkerAnswer, WorkerCall, WorkerOptions, WorkerReply } from './worker-protocol.js';
import { WorkerThread } from './worker-thread.js';

const MAX_BUNDLE = 128;
const MAX_BACK_OFF_MS = 100;
// A second reader is worth its memory only once a read has had to wait for a slow one, not for many quick ones.
const PATIENCE_MS = 10;

export interface WorkerPoolOptions {
  worker: WorkerOptions;
  size: number;
  /** How long a call may keep meeting a locked database before it fails with SQLITE_BUSY. */
  busyDeadlineMs: number;
  maxHeapMb: number | undefined;
  /** The file may have changed: another connection committed, or one of this pool's calls did. */
  onChange(): void;
}

interface PendingCall {
  call: WorkerCall;
  inBatch: boolean;
  deadline: number;
  attempts: number;
  resolve(results: ResultSet[]): void;
  reject(error: Error): void;
}

interface Member {
  thread: WorkerThread;
  calls: PendingCall[] | undefined;
  /** When it was given them. */
  since: number;
}

/** One queue of calls before one or more worker threads. Calls of one tick travel together, and a thread works on one bundle at a time. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  #members: Member[] = [];
  #queue: PendingCall[] = [];
  #collecting = false;
  #patience: NodeJS.Timeout | undefined;
  #backOff: NodeJS.Timeout | undefined;
  #finished: (() => void) | undefined;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  /** Starts the first thread now, so that the first call need not wait for it. */
  warm(): void {
    if (this.#members.length === 0) this.#start();
  }

  ask(call: WorkerCall, inBatch: boolean): Promise<ResultSet[]> {
    if (this.#finished) return Promise.reject(clientClosed());
    return new Promise((resolve, reject) => {
      const deadline = performance.now() + this.#options.busyDeadlineMs;
      this.#queue.push({ call, inBatch, deadline, attempts: 0, resolve, reject });
      this.#collect();
    });
  }

  /** Answers everything that was asked, then ends the threads. The pool cannot be used afterwards. */
  finish(): Promise<void> {
    return new Promise((resolve) => {
      this.#finished = resolve;
      this.#finishIfIdle();
    });
  }

  #start(): Member {
    const thread = new WorkerThread(this.#options.worker, this.#options.maxHeapMb, {
      onReply: (reply, sawChanges) => this.#receive(member, reply, sawChanges),
      onExit: (error) => this.#lose(member, error),
    });
    const member: Member = { thread, calls: undefined, since: 0 };
    this.#members.push(member);
    return member;
  }

  /** Lets the calls of this tick come together before they are sent. */
  #collect(): void {
    if (this.#collecting) return;
    this.#collecting = true;
    setImmediate(() => {
      this.#collecting = false;
      this.#dispatch();
    });
  }

  #dispatch(): void {
    if (this.#queue.length === 0 || this.#backOff) return;
    if (this.#members.length === 0) this.#start();
    const member = this.#members.find(({ calls }) => !calls);
    if (!member) return this.#growAfterAWhile();
    member.calls = this.#queue.splice(0, MAX_BUNDLE);
    member.since = performance.now();
    member.thread.send(member.calls.map(({ call }) => call));
    this.#dispatch();
  }

  #growAfterAWhile(): void {
    if (this.#members.length >= this.#options.size) return;
    this.#patience ??= setTimeout(() => {
      this.#patience = undefined;
      const patient = performance.now() - PATIENCE_MS;
      const allSlow = this.#members.every(({ calls, since }) => calls && since <= patient);
      if (this.#queue.length > 0 && allSlow && this.#members.length < this.#options.size) this.#start();
      this.#dispatch();
    }, PATIENCE_MS);
  }

  #receive(member: Member, reply: WorkerReply, sawChanges: boolean): void {
    const calls = member.calls ?? [];
    member.calls = undefined;
    const committed = calls.some(({ call }, i) => call.kind !== 'read' && !reply.answers[i]?.busy);
    if (sawChanges || committed) this.#options.onChange();
    const busy = calls.filter((pending, i) => !this.#settle(member, pending, reply.answers[i]!));
    if (busy.length > 0) this.#tryAgain(busy);
    this.#dispatch();
    this.#finishIfIdle();
  }

  /** False when the call met a lock and has time left. */
  #settle({ thread }: Member, pending: PendingCall, { results, error, busy }: WorkerAnswer): boolean {
    if (busy && performance.now() < pending.deadline) return false;
    if (error) pending.reject(toDatabaseError(error, pending.inBatch));
    else pending.resolve(results!.map((result) => toResultSet(result, thread.shapes.get(result[0]) ?? NO_COLUMNS)));
    return true;
  }

  #tryAgain(calls: PendingCall[]): void {
    for (const pending of calls) pending.attempts += 1;
    this.#queue.unshift(...calls);
    const ceiling = Math.min(MAX_BACK_OFF_MS, 2 ** calls[0]!.attempts);
    this.#backOff ??= setTimeout(
      () => {
        this.#backOff = undefined;
        this.#dispatch();
      },
      1 + Math.random() * ceiling,
    );
  }

  #lose(member: Member, error: Error | undefined): void {
    this.#members = this.#members.filter((other) => other !== member);
    if (member.calls) {
      // Whether a write reached the disk before the end is unknown.
      this.#options.onChange();
      const failure = new LibsqlError(
        'The database worker stopped before it answered; a write may or may not have been made',
        'WORKER_STOPPED',
        undefined,
        undefined,
        error,
      );
      for (const pending of member.calls) pending.reject(failure);
    }
    this.#dispatch();
    this.#finishIfIdle();
  }

  #finishIfIdle(): void {
    if (!this.#finished || this.#queue.length > 0 || this.#members.some(({ calls }) => calls)) return;
    clearTimeout(this.#patience);
    if (this.#members.length === 0) return this.#finished();
    for (const { thread } of this.#members) thread.finish();
  }
}
