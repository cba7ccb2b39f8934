import raFrench from 'ra-language-french';
import { actions } from './fr/actions';
import { graph } from './fr/graph';
import { jobs } from './fr/jobs';
import { keys } from './fr/keys';
import { review } from './fr/review';
import { selection } from './fr/selection';
import { withNoBreakSpaces } from './withNoBreakSpaces';

/** Vigie's own messages in French. The other locales have exactly these keys. */
export const frOwn = {
  vigie: {
    action: { public_page: 'Page publique' },
    auth: {
      purpose: 'Modération des comptes de %{instance}',
      key: 'Clé d’API',
      key_help:
        'La clé d’un compte administrateur. Elle reste dans cet onglet et s’efface à sa fermeture.',
      key_missing: 'Saisir une clé d’API.',
      sign_in: 'Se connecter',
      signed_in: 'Connexion établie',
      bad_key: 'Cette clé n’est pas acceptée : elle est inconnue, révoquée ou expirée.',
      not_admin:
        'Cette clé est celle d’un compte ordinaire. Seuls les administrateurs utilisent cette console.',
      not_secure:
        'Cette adresse n’est pas sécurisée (http) : la clé et les données passent en clair sur le réseau, et le navigateur refuse de protéger le journal et les graphes s’il manque de place. Ouvrir la console en https.',
      session_ended:
        'Votre session a pris fin : votre clé n’est plus acceptée. Connectez-vous de nouveau.',
      unreachable: 'L’API ne répond pas. Vérifier la connexion, puis réessayer.',
      unexpected: 'La réponse de l’API n’a pas été comprise. Est-ce bien une instance udata ?',
      where: 'Une clé se crée dans les réglages de votre profil, sur %{site}.',
    },
    sign_out: {
      title: 'Se déconnecter',
      typing: 'Ce que vous êtes en train de saisir sera perdu.',
      kept: 'Ce navigateur garde, pour vous seulement :',
      jobs: '%{smart_count} traitement, sur %{accounts} |||| %{smart_count} traitements, sur %{accounts}',
      accounts: '%{smart_count} compte |||| %{smart_count} comptes',
      graphs: '%{smart_count} graphe |||| %{smart_count} graphes',
      marks: '%{smart_count} compte marqué |||| %{smart_count} comptes marqués',
      unfinished:
        '%{smart_count} traitement n’est pas terminé. Gardé, il reste en pause jusqu’à votre prochaine connexion. Effacé, il ne pourra ni reprendre ni être défait. |||| %{smart_count} traitements ne sont pas terminés. Gardés, ils restent en pause jusqu’à votre prochaine connexion. Effacés, ils ne pourront ni reprendre ni être défaits.',
      choice:
        'Personne d’autre ne les verra dans cette console. Effacer supprime aussi vos réglages, et la trace de ce que vous avez fait : exportez le journal d’abord pour la garder. Sur un appareil partagé, effacez.',
      keep: 'Garder et se déconnecter',
      erase: 'Effacer et se déconnecter',
    },
    error_page: {
      text: 'Cette page n’a pas pu s’afficher. Rien n’a été modifié.',
      foot: 'La sélection et les traitements n’ont pas pu s’afficher. Rechargez la page.',
      retry: 'Réessayer',
    },
    csv_saved:
      'Fichier CSV enregistré : UTF-8, colonnes séparées par « %{separator} ». Un contenu qui ressemble à une formule y est précédé d’une apostrophe.',
    not_loaded: {
      unknown: 'Cette partie de la console n’a pas pu être chargée.',
      unreachable:
        'Cette partie de la console n’a pas pu être chargée : le serveur ne répond pas. Vérifier la connexion, puis réessayer.',
      outdated:
        'Cette partie de la console n’a pas pu être chargée : une nouvelle version est en service.',
      new_release:
        'Une nouvelle version de la console est en service. Ce qui est déjà ouvert fonctionne encore ; le reste demande de la charger. Un traitement en cours reprendra ensuite.',
      reload: 'Charger la nouvelle version',
    },
    unreadable_rows:
      '%{smart_count} ligne illisible n’est pas affichée. |||| %{smart_count} lignes illisibles ne sont pas affichées.',
    record_error: 'Cette fiche n’a pas pu s’afficher en entier. Les actions restent possibles.',
    plain_text: {
      notice: 'Texte montré sans mise en forme : il est trop long ou trop chargé.',
      more: 'Montrer la suite (%{smart_count} caractère) |||| Montrer la suite (%{smart_count} caractères)',
    },
    failed: 'Cela n’a pas pu être fait : %{reason}',
    failure: {
      storage_full:
        'Le disque de cet appareil est plein : rien n’a pu y être écrit, et rien n’a été envoyé.',
      rate_limited: 'L’instance reçoit trop de requêtes. Réessayez dans un moment.',
      unreachable: 'L’API ne répond pas. Vérifier la connexion.',
      timed_out: 'L’API n’a pas répondu à temps.',
      malformed: 'La réponse de l’API n’a pas la forme attendue.',
      server: 'L’API a rencontré une erreur interne.',
      unauthorized: 'Votre clé n’est plus acceptée.',
      not_found: 'Introuvable : cet élément n’existe pas ou plus.',
      gone: 'Cet élément a été supprimé.',
      read_only: 'L’instance est en lecture seule.',
      email_taken: 'Un autre compte a déjà cette adresse.',
    },
  },
  resources: {
    users: {
      name: 'Compte |||| Comptes',
      search: 'Nom ou adresse, mots entiers',
      no_result:
        'Aucun compte trouvé. La recherche porte sur le nom et l’adresse, par mots entiers ; entre guillemets, tous les mots sont exigés ; un mot précédé d’un tiret est exclu.',
      page: { create: 'Créer un compte' },
      notifications: { created: 'Compte créé', updated: 'Compte modifié' },
      missing: 'Aucun compte à cette adresse : il n’existe pas, ou il a été supprimé.',
      too_long: {
        text: 'Texte de %{smart_count} caractère, trop long pour être modifié ici. |||| Texte de %{smart_count} caractères, trop long pour être modifié ici.',
        cut: 'Garder le début',
        clear: 'Effacer',
      },
      summary: 'Identité du compte',
      content: 'Contenus et relations',
      administrator: 'Administrateur',
      never: 'jamais',
      no_role: 'aucun',
      no_about: 'Aucun texte de présentation.',
      no_organization: 'Membre d’aucune organisation.',
      deleted_notice: 'Ce compte a été supprimé : il est anonymisé et ne peut pas être rétabli.',
      not_oneself: 'Ce compte est le vôtre : vous perdriez l’accès.',
      export_file: 'comptes',
      not_exported:
        '%{smart_count} ligne illisible n’est pas dans le fichier. |||| %{smart_count} lignes illisibles ne sont pas dans le fichier.',
      exporting: 'Export : %{read} sur %{total}',
      status: {
        active: 'Actif',
        inactive: 'Inactif',
        never_activated: 'Jamais activé',
        deleted: 'Supprimé',
      },
      action: {
        select: 'Sélectionner %{name}',
      },
      fields: {
        id: 'Identifiant',
        default: 'Pertinence, sinon les plus récents',
        identity: 'Compte',
        slug: 'Nom court (slug)',
        first_name: 'Prénom',
        last_name: 'Nom',
        email: 'Adresse électronique',
        active: 'Statut',
        roles: 'Rôles',
        about: 'Présentation',
        website: 'Site web',
        links: 'Liens',
        organizations: 'Organisations',
        since: 'Inscription',
        last_login_at: 'Dernière connexion',
        deleted: 'Suppression',
        password_rotation_demanded: 'Nouveau mot de passe demandé',
        password_rotation_performed: 'Nouveau mot de passe choisi',
        page: 'Page publique',
        metrics: {
          datasets: 'Jeux de données',
          reuses: 'Réutilisations',
          dataservices: 'API',
          following: 'Abonnements',
          followers: 'Abonnés',
        },
      },
      deletion: {
        options: 'Options de la suppression',
        no_mail: 'Ne pas prévenir par courriel',
        delete_comments: 'Supprimer aussi ses commentaires',
        send_legal_notice:
          'Envoyer la notification légale avec les voies de recours, à la place du courriel simple',
      },
    },
    organizations: {
      name: 'Organisation |||| Organisations',
      search: 'Nom, tous les mots',
      no_result: 'Aucune organisation trouvée. Tous les mots de la recherche sont exigés.',
      missing: 'Aucune organisation à cette adresse : elle n’existe pas, ou elle a été supprimée.',
      summary: 'Identité de l’organisation',
      fields: {
        id: 'Identifiant',
        default: 'Pertinence, sinon les plus récentes',
        name: 'Nom',
        acronym: 'Sigle',
        description: 'Description',
        url: 'Site web',
        business_number_id: 'SIRET',
        badge: 'Label',
        badges: 'Labels',
        members: 'Membres',
        created_at: 'Création',
        last_modified: 'Modification',
        deleted: 'Suppression',
        page: 'Page publique',
        metrics: {
          datasets: 'Jeux de données',
          reuses: 'Réutilisations',
          dataservices: 'API',
          followers: 'Abonnés',
        },
      },
      badges: {
        'public-service': 'Service public',
        certified: 'Certifiée',
        association: 'Association',
        company: 'Entreprise',
        'local-authority': 'Collectivité territoriale',
      },
    },
    members: {
      name: 'Membre |||| Membres',
      none: 'Aucun membre.',
      fields: {
        user: 'Compte',
        role: 'Rôle du membre',
        since: 'Membre depuis',
        'user.last_login_at': 'Dernière connexion',
      },
      roles: {
        admin: 'Administrateur',
        editor: 'Éditeur',
        partial_editor: 'Éditeur partiel',
      },
    },
    roles: {
      name: 'Rôle |||| Rôles',
      none: 'Aucun rôle n’est défini.',
      no_filter:
        'L’API ne permet pas de lister les comptes qui ont un rôle. Les administrateurs sont signalés à côté de leur statut, dans la liste des comptes et sur leur page.',
      fields: { name: 'Nom', meaning: 'Ce qu’il permet' },
      meaning: {
        admin: 'Tous les droits sur la plateforme, dont celui d’utiliser cette console.',
        other: 'Rien de particulier dans l’API.',
      },
    },
    followers: {
      name: 'Abonné |||| Abonnés',
      none: 'Aucun abonné.',
      choose: 'Compte suivi',
      choose_first: 'Choisir un compte pour voir qui le suit.',
      type_a_name: 'Taper une partie du nom',
      unknown_date: 'Inconnue, ou à l’instant',
      fields: { follower: 'Abonné', since: 'Depuis', following: 'Compte suivi' },
    },
    review: { name: 'Examen |||| Examen' },
    suggestions: { name: 'Suggestion |||| Suggestions' },
  },
  actions,
  graph,
  jobs,
  keys,
  review,
  selection,
};

const { ra } = raFrench;

export const fr = withNoBreakSpaces({
  // react-admin has « Annuler » for both: to close a dialog, and to take back what was done.
  ra: { ...ra, action: { ...ra.action, undo: 'Défaire' } },
  ...frOwn,
});
