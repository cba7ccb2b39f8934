/**
 * Yields to pending messages, input and rendering. Posts a message instead of setting a timer:
 * browsers delay nested timers by 4 ms or more.
 */
export const yieldToMain = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
