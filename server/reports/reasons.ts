import type { ReportReasonValue } from '../../src/api/contract';
import type { Language } from '../http/language';

/** What the reasons of a report are called. */
export const REASON_LABELS: Record<Language, Record<ReportReasonValue, string>> = {
  en: {
    auto_spam: 'Auto-detected spam',
    explicit_content: 'Explicit content',
    illegal_content: 'Illegal content',
    others: 'Others',
    personal_data: 'Personal data',
    security: 'Security',
    spam: 'Spam',
  },
  fr: {
    auto_spam: 'Spam détecté automatiquement',
    explicit_content: 'Contenu explicite',
    illegal_content: 'Contenu illégal',
    others: 'Autres',
    personal_data: 'Données personnelles',
    security: 'Sécurité',
    spam: 'Spam',
  },
};
