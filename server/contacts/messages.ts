import type { ContactRoleId } from '../../src/api/contract';
import type { Translated } from '../http/language';

/** The labels of the roles of contact points. */
export const ROLE_LABELS: Record<ContactRoleId, Translated> = {
  contact: { en: 'Contact' },
  creator: { en: 'Creator', fr: 'Créateur' },
  publisher: { en: 'Publisher', fr: 'Éditeur' },
  rightsHolder: { en: 'Rights Holder', fr: 'Détenteur des droits' },
  custodian: { en: 'Custodian', fr: 'Gestionnaire' },
  distributor: { en: 'Distributor', fr: 'Distributeur' },
  originator: { en: 'Originator', fr: 'Producteur' },
  principalInvestigator: { en: 'Principal Investigator', fr: 'Investigateur principal' },
  processor: { en: 'Processor', fr: 'Exécutant' },
  resourceProvider: { en: 'Resource Provider', fr: 'Fournisseur' },
  user: { en: 'User', fr: 'Utilisateur' },
};

/** The error messages for invalid contact points. */
export const CONTACT_REFUSALS = {
  empty: { en: 'A contact point requires a name, an email or a contact form' },
  unreachable: {
    en: 'At least an email or a contact form is required for a contact point',
    fr: 'Au moins un e-mail ou un formulaire de contact est requis pour un point de contact',
  },
  duplicate: {
    en: 'An existing contact point already exists with these informations.',
    fr: 'Un point de contact existe déjà avec ces informations.',
  },
  moved: { en: 'A contact point cannot change owner.' },
  otherOwner: {
    en: 'You can only set yourself as owner',
    fr: 'Vous ne pouvez définir que vous-même en tant que propriétaire',
    es: 'Sólo puede establecerse usted mismo como propietario',
    pt: 'Apenas pode definir-se como proprietário',
    sr: 'Само себе можете да означите као власника',
  },
  otherOrganization: {
    en: 'Permission denied for this organization',
    fr: 'Permission refusée pour cette organisation',
    es: 'Permiso negado para esta organización',
    pt: 'Permissão recusada para esta organização',
    sr: 'Дозвола ја ову организацију је одбијена',
    de: 'Berechtigung für diese Organisation verweigert',
  },
} satisfies Record<string, Translated>;
