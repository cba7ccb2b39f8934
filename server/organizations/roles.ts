import type { MemberRole } from '../../src/api/contract';
import type { Translated } from '../http/language';

/** Labels and descriptions of the roles of members. */
export const ROLE_TEXTS: Record<MemberRole, { label: Translated; description: Translated }> = {
  admin: {
    label: {
      en: 'Administrator',
      fr: 'Administrateur',
      es: 'Administrador',
      pt: 'Administrador',
      sr: 'Администратор',
    },
    description: {
      en: 'Can manage the organization, its members and all its content.',
      fr: "Peut gérer l'organisation, les membres et tous les contenus.",
    },
  },
  editor: {
    label: { en: 'Editor', fr: 'Éditeur', sr: 'Уредник', de: 'Bearbeiter' },
    description: {
      en: 'Can create and edit all the content of the organization.',
      fr: "Peut créer et modifier tous les contenus de l'organisation.",
    },
  },
  partial_editor: {
    label: { en: 'Partial editor', fr: 'Éditeur partiel' },
    description: {
      en: 'Can create content and edit only some of the content.',
      fr: 'Peut créer des contenus et modifier seulement certains contenus.',
    },
  },
};
