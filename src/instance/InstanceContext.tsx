import { createContext, type ReactNode, useContext } from 'react';
import type { ConsoleConfig } from './config';

const InstanceContext = createContext<ConsoleConfig | null>(null);

/** Gives the pages the configuration of the instance they act on. */
export const InstanceProvider = ({
  config,
  children,
}: {
  config: ConsoleConfig;
  children: ReactNode;
}) => <InstanceContext value={config}>{children}</InstanceContext>;

/** The instance the console acts on. Throws outside of an `InstanceProvider`. */
export const useInstance = (): ConsoleConfig => {
  const config = useContext(InstanceContext);
  if (config === null) throw new Error('useInstance needs an InstanceProvider');
  return config;
};
