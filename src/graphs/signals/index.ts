import { emailDomainSignal } from './emailDomain';
import { emptyWithLinkSignal } from './emptyWithLink';
import { linkDomainSignal } from './linkDomain';
import { nameShapeSignal } from './nameShape';
import type { Signal } from './signal';
import { signupBurstSignal } from './signupBurst';
import { similarAboutSignal } from './similarAbout';

/** All signals. For equal weights, evidence is shown in this order. */
export const SIGNALS = [
  signupBurstSignal,
  linkDomainSignal,
  similarAboutSignal,
  emailDomainSignal,
  nameShapeSignal,
  emptyWithLinkSignal,
] as const;

type EvidenceOf<Type> = Type extends Signal<infer SignalEvidence> ? SignalEvidence : never;
export type SignalEvidence = EvidenceOf<(typeof SIGNALS)[number]>;
