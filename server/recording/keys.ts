import type { Translated } from '../http/language';

const PLUS = 'fa fa-plus';
const PENCIL = 'fa fa-pencil';
const CROSS = 'fa fa-remove';
const EYE = 'fa fa-eye';
const COMMENTS = 'fa fa-comments';

interface KeyFacts {
  icon: string;
  label: Translated;
}

/** What the log of activity may have. Source: udata 17.18, the modules `activities`. */
export const KEYS: Readonly<Record<string, KeyFacts>> = {
  'dataset:created': fact(PLUS, 'created a dataset', 'a créé un jeu de données'),
  'dataset:updated': fact(PENCIL, 'updated a dataset', 'a mis à jour un jeu de données'),
  'dataset:deleted': fact(CROSS, 'deleted a dataset', 'a supprimé un jeu de données'),
  'dataset:resource:added': fact(
    PLUS,
    'added a resource to a dataset',
    'a ajouté une ressource à un jeu de données',
  ),
  'dataset:resource:updated': fact(PENCIL, 'updated a resource', 'a mis à jour une ressource'),
  'dataset:resource:deleted': fact(
    CROSS,
    'removed a resource from a dataset',
    "a supprimé une ressource d'un jeu de données",
  ),
  'dataset:followed': fact(EYE, 'followed a dataset', 'a suivi un jeu de données'),
  'dataset:discussed': fact(COMMENTS, 'discussed a dataset', 'a commenté un jeu de données'),
  'reuse:created': fact(PLUS, 'created a reuse', 'a créé une réutilisation'),
  'reuse:updated': fact(PENCIL, 'updated a reuse', 'a mis à jour une réutilisation'),
  'reuse:deleted': fact(CROSS, 'deleted a reuse', 'a supprimé une réutilisation'),
  'reuse:followed': fact(EYE, 'followed a reuse', 'a suivi une réutilisation'),
  'reuse:discussed': fact(COMMENTS, 'discussed a reuse', 'a commenté une réutilisation'),
  'dataservice:created': fact(PLUS, 'created a dataservice', 'a créé une API'),
  'dataservice:updated': fact(PENCIL, 'updated a dataservice', 'a mis à jour une API'),
  'dataservice:deleted': fact(CROSS, 'deleted a dataservice', 'a supprimé une API'),
  'dataservice:followed': fact(EYE, 'followed a dataservice', 'a suivi une API'),
  'dataservice:discussed': fact(COMMENTS, 'discussed a dataservice', 'a commenté une API'),
  'organization:created': fact(PLUS, 'created an organization', 'a mis à jour une organisation'),
  'organization:updated': fact(PENCIL, 'updated an organization', 'a mis à jour une organisation'),
  'organization:followed': fact(EYE, 'followed an organization', 'a suivi une organisation'),
  'topic:created': fact(PLUS, 'created a topic', 'a créé une thématique'),
  'topic:updated': fact(PENCIL, 'updated a topic', 'a mis à jour une thématique'),
  'topic:element:created': fact(
    PLUS,
    'added an element to a topic',
    'a ajouté un élément à une thématique',
  ),
  'topic:element:updated': fact(
    PENCIL,
    'updated an element in a topic',
    'a mis à jour un élément dans une thématique',
  ),
  'topic:element:deleted': fact(
    CROSS,
    'removed an element from a topic',
    "a supprimé un élément d'une thématique",
  ),
  'user:followed': fact(EYE, 'followed a user', 'a suivi un utilisateur'),
};

function fact(icon: string, en: string, fr: string): KeyFacts {
  return { icon, label: { en, fr } };
}
