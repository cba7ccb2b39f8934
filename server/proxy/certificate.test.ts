import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary';
import { buildProxy } from './app';

/** A self-signed certificate; undefined if OpenSSL's program is missing. */
function selfSignedCertificate() {
  const folder = temporaryFolder('vigie-certificate-');
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const files = ['-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=localhost'];
  try {
    execFileSync('openssl', ['req', '-x509', ...curve, ...files], { stdio: 'ignore' });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const certificate = selfSignedCertificate();

it.runIf(certificate)(
  'the proxy sends no key to a host whose certificate is not trusted',
  async () => {
    let calls = 0;
    const server = createServer({ ...certificate }, (_request, response) => {
      calls += 1;
      response.end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const host = `localhost:${(server.address() as AddressInfo).port.toString()}`;
    const app = await buildProxy({ instanceUrl: `https://${host}` });
    const answer = await app.inject({ url: '/api/1/me/', headers: { 'x-api-key': 'udata_key' } });
    expect(answer.statusCode).toBe(502);
    expect(answer.json()).toEqual({
      message: `${host} cannot be reached (DEPTH_ZERO_SELF_SIGNED_CERT).`,
    });
    expect(calls).toBe(0);
    await app.close();
    server.close();
  },
);
