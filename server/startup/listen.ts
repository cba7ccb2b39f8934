import { ConfigError } from '../config';

/** Another process listens on this address. `message` is one line. */
export class AddressInUse extends Error {}

interface Address {
  host: string;
  port: number;
}

/**
 * Start listening. If that fails, the error names the setting to change.
 *
 * @param settings prefix of the names of the two settings
 * @throws AddressInUse, ConfigError
 */
export async function listenAt<T>(
  settings: '' | 'METRICS_',
  { host, port }: Address,
  listen: (address: Address) => Promise<T>,
): Promise<T> {
  const [hostName, portName] = [`${settings}HOST`, `${settings}PORT`];
  try {
    return await listen({ host, port });
  } catch (error) {
    switch ((error as NodeJS.ErrnoException).code) {
      case 'EADDRINUSE':
        throw new AddressInUse(
          `Port ${port.toString()} is in use by another process: choose another ${portName}.`,
        );
      case 'EACCES':
        throw new ConfigError(portName, `is ${port.toString()}`, 'one that this account may open');
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
      case 'EAI_AGAIN':
        throw new ConfigError(hostName, `is "${host}"`, 'an address of this machine');
      default:
        throw error;
    }
  }
}
