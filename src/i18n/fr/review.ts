/** Words of the review of a selection, one account at a time, in French. */
export const review = {
  open: 'Examiner un par un',
  title: 'Examen de la sélection',
  empty:
    'Aucun compte n’est sélectionné. Sélectionner des comptes dans une liste, puis revenir ici pour les examiner un par un.',
  place: 'Compte %{place} sur %{total}',
  deactivate: 'Désactiver',
  keep: 'Garder',
  doubtful: 'Revoir dans 7 jours',
  not_spam: 'Pas un spam',
  next: 'Suivant',
  previous: 'Précédent',
  undo: 'Défaire',
  over: 'Tous les comptes de la sélection ont été vus.',
  forbidden: 'Ce compte est le vôtre ou n’existe plus : il ne peut être désactivé.',
  reason_first: 'Choisir d’abord un motif.',
  not_undone: 'Rien à défaire encore : le traitement n’est pas terminé, ou n’a rien changé.',
  due: 'Comptes à revoir',
  until: 'À revoir à partir du',
  due_now: 'c’est le moment',
  select: 'Sélectionner',
  forget: 'Oublier',
};
