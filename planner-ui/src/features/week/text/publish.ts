import { defineText, plural } from '@tournee/ui-kit'

/** Publishing and taking it back. */
export const publishText = defineText(
  {
    publishTitle: (n: number) => `Publier la semaine ${n}`,
    publishLead: 'Les techniciens verront ce programme aussitôt. Les rendez-vous promis ne changent pas.',
    publishFirst: 'Première publication de cette semaine.',
    changes: { added: 'Nouvelles', moved: 'Déplacées', removed: 'Retirées', same: 'Inchangées' },
    changeMoved: (before: string, after: string) => `${before} → ${after}`,
    more: (n: number) => `et ${n} de plus`,
    publishUnassigned: (n: number) => `${n} ${plural('fr', n, 'visite reste', 'visites restent')} dans la corbeille.`,
    publishViolations: (n: number) =>
      `${n} ${plural('fr', n, 'règle n’est pas respectée', 'règles ne sont pas respectées')} : revoyez le plan avant de publier.`,
    publishNow: 'Publier la semaine',
    cancel: 'Annuler',
    publishedToast: (n: number) => `Semaine ${n} publiée. Les techniciens voient leur journée.`,
    takenBack: (n: number) => `Publication annulée. Les techniciens ne voient plus la semaine ${n} ; elle reste en brouillon.`,
    takenBackTo: (n: number) => `Publication annulée. Les techniciens voient de nouveau la version d’avant de la semaine ${n}.`,
    notTakenBack: {
      since:
        'La publication reste en place : depuis, une visite a commencé ou un rendez-vous a été donné. Optimisez de nouveau la semaine.',
      promise: 'La publication reste en place : la version d’avant ne tiendrait pas un rendez-vous promis.',
      other: 'La publication n’a pas pu être annulée ; elle reste en place. Rechargez la page pour voir la semaine.',
    },
  },
  {
    publishTitle: (n) => `Publish week ${n}`,
    publishLead: 'Technicians will see this programme at once. Promised appointments do not change.',
    publishFirst: 'First publication of this week.',
    changes: { added: 'New', moved: 'Moved', removed: 'Removed', same: 'Unchanged' },
    changeMoved: (before, after) => `${before} → ${after}`,
    more: (n) => `and ${n} more`,
    publishUnassigned: (n) => `${n} ${plural('en', n, 'visit stays', 'visits stay')} in the basket.`,
    publishViolations: (n) => `${n} ${plural('en', n, 'rule is broken', 'rules are broken')}: review the plan before publishing.`,
    publishNow: 'Publish the week',
    cancel: 'Cancel',
    publishedToast: (n) => `Week ${n} is published. Technicians see their day.`,
    takenBack: (n) => `Publication taken back. Technicians no longer see week ${n}; it stays a draft.`,
    takenBackTo: (n) => `Publication taken back. Technicians see the version before of week ${n} again.`,
    notTakenBack: {
      since: 'The publication stays: a visit has begun or an appointment was given since. Optimise the week again.',
      promise: 'The publication stays: the version before would break a promised appointment.',
      other: 'The publication could not be taken back; it stays. Reload the page to see the week.',
    },
  },
)
