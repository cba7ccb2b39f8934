import { Context } from './context';
import type { ServerKind, Target } from './target';

interface ClaimOptions {
  /** It changes or counts something that other claims use too, so it does not run concurrently. */
  sequential?: true;
  /** The claim can only be checked on this kind of server, and why. */
  only?: { server: ServerKind; reason: string };
  /** How udata and Vigie answer differently. A correct client does not notice it. */
  difference?: string;
}

/** One claim about the API, and how to check it over HTTP. */
export interface Claim extends ClaimOptions {
  text: string;
  /** Throws when the claim does not hold. */
  check(context: Context): Promise<unknown>;
}

export const claim = (text: string, check: Claim['check'], options: ClaimOptions = {}): Claim => ({
  text,
  check,
  ...options,
});

/** Why a claim is skipped on a kind of server; undefined when it is not. */
export const skipReason = ({ only }: Claim, server: ServerKind): string | undefined =>
  only && only.server !== server ? only.reason : undefined;

/**
 * Check one claim, then delete what the check created.
 *
 * @throws an Error whose message says what was expected and received, without any key
 */
export async function runClaim(target: Target, { check }: Claim): Promise<void> {
  const context = new Context(target);
  const problems: string[] = [];
  const attempt = async (act: () => Promise<unknown>) => {
    try {
      await act();
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  };
  await attempt(() => check(context));
  await attempt(() => context.runCleanUps());
  if (problems.length > 0) throw new Error(target.redact(problems.join('\n')));
}
