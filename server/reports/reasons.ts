import type { ReportReasonValue } from '../../src/api/contract';
import type { Translated } from '../http/language';

/** The labels of the reasons of reports. */
export const REASON_LABELS: Record<ReportReasonValue, Translated> = {
  auto_spam: { en: 'Auto-detected spam' },
  explicit_content: { en: 'Explicit content', fr: 'Contenu inapproprié' },
  illegal_content: { en: 'Illegal content', fr: 'Contenu illégal' },
  others: { en: 'Others', fr: 'Autres', pt: 'Outros', sr: 'Остало' },
  personal_data: { en: 'Personal data', fr: 'Données personnelles', sr: 'Лични подаци' },
  security: { en: 'Security', fr: 'Sécurité', sr: 'Безбедност' },
  spam: { en: 'Spam', sr: 'Нежељена пошта' },
};
