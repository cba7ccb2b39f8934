import type { Translated } from '../http/language';

/** The labels of the types of reuses, in the order of the API. */
export const TYPE_LABELS: Record<string, Translated> = {
  api: { en: 'API', fr: 'API' },
  application: { en: 'Application', fr: 'Application' },
  idea: { en: 'Idea', fr: 'Idée' },
  news_article: { en: 'News Article', fr: 'Article de presse' },
  paper: { en: 'Paper', fr: 'Papier' },
  post: { en: 'Post', fr: 'Article de blog' },
  visualization: { en: 'Visualization', fr: 'Visualisation' },
  hardware: { en: 'Connected device', fr: 'Objet connecté' },
};

/** The labels of the topics of reuses, in the order of the API. */
export const TOPIC_LABELS: Record<string, Translated> = {
  health: { en: 'Health', fr: 'Santé' },
  transport_and_mobility: { en: 'Transport and mobility', fr: 'Transports et mobilité' },
  housing_and_development: {
    en: 'Housing and development',
    fr: 'Aménagement du territoire et logement',
  },
  food_and_agriculture: { en: 'Food and agriculture', fr: 'Alimentation et agriculture' },
  culture_and_recreation: { en: 'Culture and recreation', fr: 'Culture et loisirs' },
  economy_and_business: { en: 'Economy and business', fr: 'Économie et entreprise' },
  environment_and_energy: { en: 'Environment and energy', fr: 'Environnement et énergie' },
  work_and_training: { en: 'Work and training', fr: 'Emploi et formation' },
  politics_and_public_life: { en: 'Politics and public life', fr: 'Politique et vie publique' },
  safety_and_security: { en: 'Safety and security', fr: 'Sécurité' },
  education_and_research: { en: 'Education and research', fr: 'Éducation et recherche' },
  society_and_demography: { en: 'Society and demography', fr: 'Société et démographie' },
  law_and_justice: { en: 'Law and justice', fr: 'Droit et justice' },
  open_data_tools: { en: 'Open data tools', fr: 'Outils open data' },
  others: { en: 'Others', fr: 'Autres' },
};
