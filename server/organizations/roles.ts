import type { MemberRole } from '../../src/api/contract';
import type { Language } from '../http/language';

/** What the roles inside an organization are called, and what they let their holder do. */
export const ROLE_WORDS: Record<
  Language,
  Record<MemberRole, { label: string; description: string }>
> = {
  en: {
    admin: {
      label: 'Administrator',
      description: 'Can manage the organization, its members and all its content.',
    },
    editor: {
      label: 'Editor',
      description: 'Can create and edit all the content of the organization.',
    },
    partial_editor: {
      label: 'Partial editor',
      description: 'Can create content and edit only some of the content.',
    },
  },
  fr: {
    admin: {
      label: 'Administrateur',
      description: "Peut gérer l'organisation, les membres et tous les contenus.",
    },
    editor: {
      label: 'Éditeur',
      description: "Peut créer et modifier tous les contenus de l'organisation.",
    },
    partial_editor: {
      label: 'Éditeur partiel',
      description: 'Peut créer des contenus et modifier seulement certains contenus.',
    },
  },
};
