import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { PoolFigures } from '../db';
import type { CallObserver } from './calls';

/** Metrics of this process for Prometheus. Other modules add theirs to `registry`. */
export interface Metrics extends CallObserver {
  registry: Registry;
}

/** Requests by method, route and status, pending requests, and the metrics of the process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a call to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  const pending = new Gauge({
    name: 'http_requests_in_flight',
    help: 'Calls that are being answered.',
    registers: [registry],
  });
  return {
    registry,
    onStart: () => pending.inc(),
    onEnd({ method, route, status, ms }) {
      pending.dec();
      durations.observe({ method, route: route ?? 'none', status }, ms / 1000);
    },
  };
}

/** Add metrics of the database connection pools. `pools` is called at each scrape. */
export function addPoolMetrics({ registry }: Metrics, pools: () => PoolFigures[]): void {
  new Gauge({
    name: 'database_connections',
    help: 'Connections to each database server, at work or not.',
    labelNames: ['server', 'state'],
    registers: [registry],
    collect() {
      for (const { server, used, idle } of pools()) {
        this.set({ server, state: 'used' }, used);
        this.set({ server, state: 'idle' }, idle);
      }
    },
  });
  new Gauge({
    name: 'database_queries_waiting',
    help: 'Queries that wait for a connection to each database server.',
    labelNames: ['server'],
    registers: [registry],
    collect() {
      for (const { server, waiting } of pools()) this.set({ server }, waiting);
    },
  });
}

/**
 * Serve `/metrics` on a separate port. Traffic figures are not public. On a separate port, no rule of a
 * front server is needed to hide them from users of the console.
 */
export async function serveMetrics(
  { registry }: Metrics,
  { host, port }: { host: string; port: number },
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.setHeader('content-type', registry.contentType).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(port, host);
  await once(server, 'listening');
  const { address, family, port: boundPort } = server.address() as AddressInfo;
  const hostPart = family === 'IPv6' ? `[${address}]` : address;
  return {
    url: `http://${hostPart}:${boundPort.toString()}/metrics`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
