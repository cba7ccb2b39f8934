import type { Scene } from './scene';

/** Which kind of server is asked: this repository's, or a real udata. */
export type Side = 'ours' | 'udata';

/** What a row may say besides. */
export interface Marks {
  /** Shares something that other rows change too, or counts what they make: runs by itself. */
  alone?: true;
  /** Only this kind of server can show it. */
  only?: { side: Side; reason: string };
  /** The two kinds of server answer differently, and a correct client sees none of it: why. */
  departs?: string;
}

/** What one row says, and how to see over HTTP whether it holds. */
export interface Row extends Marks {
  text: string;
  /** Throws when the claim does not hold. */
  check(scene: Scene): Promise<unknown>;
}

/** A row of the contract. */
export interface Claim extends Row {
  /** Domain and file, like `users/list`. */
  section: string;
}

export const claim = (text: string, check: Row['check'], marks: Marks = {}): Row => ({
  text,
  check,
  ...marks,
});

/** Why a row is not for a kind of server; undefined when it is. */
export const reasonToLeaveOut = ({ only }: Row, side: Side): string | undefined =>
  only && only.side !== side ? only.reason : undefined;
