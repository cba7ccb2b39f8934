import { Session } from 'node:inspector';
import type { Worker } from 'node:worker_threads';

/** Runs an expression in a thread, even while the thread is busy. */
export type Interrupt = (expression: string) => Promise<void>;

let starting: Promise<Session> | undefined;
/** The inspector's sessions of the threads of this process, by their identifiers. */
const sessions = new Map<string, string>();

/**
 * A function that runs expressions in a worker thread while it is busy, even in WebAssembly.
 *
 * A message would wait until the thread is idle. The inspector's requests are run by V8 at the next
 * iteration of any loop. No port is opened.
 */
export async function interruptsOf(worker: Worker): Promise<Interrupt> {
  const session = await (starting ??= startSession());
  const { threadId } = worker;
  return (expression) => {
    const sessionId = sessions.get(threadId.toString());
    if (sessionId === undefined) return Promise.reject(new Error('The thread has ended.'));
    const request = { id: 1, method: 'Runtime.evaluate', params: { expression } };
    return post(session, 'NodeWorker.sendMessageToWorker', {
      sessionId,
      message: JSON.stringify(request),
    });
  };
}

async function startSession(): Promise<Session> {
  const session = new Session();
  session.connect();
  session.on('NodeWorker.attachedToWorker', ({ params: { sessionId, workerInfo } }) => {
    sessions.set(workerInfo.workerId, sessionId);
  });
  session.on('NodeWorker.detachedFromWorker', ({ params: { sessionId } }) => {
    for (const [threadId, known] of sessions) if (known === sessionId) sessions.delete(threadId);
  });
  await post(session, 'NodeWorker.enable', { waitForDebuggerOnStart: false });
  return session;
}

const post = (session: Session, method: string, params: object) =>
  new Promise<void>((resolve, reject) => {
    session.post(method, params, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
