import { defineText, plural } from '@tournee/ui-kit'

/** What a run may change, and what it proposes. */
export const runsText = defineText(
  {
    proposal: {
      title: 'Proposition de l’optimiseur',
      by: 'Accepter pour',
      accept: 'Garder la proposition',
      refuse: 'Revenir à l’état d’avant',
      nobody: 'Rien ne change : l’état actuel est déjà le meilleur trouvé.',
      news: {
        moved: (n: number) => `${n} ${plural('fr', n, 'visite change', 'visites changent')} de journée ou de technicien`,
        placed: (n: number) => `${n} ${plural('fr', n, 'sort', 'sortent')} de la corbeille`,
        dropped: (n: number) => `${n} ${plural('fr', n, 'va', 'vont')} dans la corbeille`,
        reordered: (n: number) => `l’ordre change dans ${n} ${plural('fr', n, 'journée', 'journées')}`,
        gone: (n: number) =>
          `${n} ${plural('fr', n, 'visite n’est plus', 'visites ne sont plus')} à planifier cette semaine (publiée ailleurs, faite ou annulée depuis)`,
      },
    },
    scope: {
      title: 'Quoi',
      all: 'Toute la semaine',
      short: { basket: 'corbeille', keep: 'compléter' },
      technician: 'Un technicien',
      day: 'Un jour',
      basket: 'Seulement la corbeille',
      keep: 'Garder et compléter',
      hints: {
        all: 'Toutes les visites peuvent changer de jour et de technicien, sauf promesses et verrous.',
        technician: 'Seules ses visites et la corbeille bougent ; les autres ne changent pas.',
        day: 'Seul ce jour bouge, avec la corbeille.',
        basket: 'Rien de placé ne bouge ; la corbeille entre où il y a de la place.',
        keep: 'Chaque visite garde son jour et son technicien ; l’ordre peut changer.',
      },
    },
  },
  {
    proposal: {
      title: 'Proposal of the optimiser',
      by: 'Accept for',
      accept: 'Keep the proposal',
      refuse: 'Back to the state before',
      nobody: 'Nothing changes: the present state is already the best found.',
      news: {
        moved: (n) => `${n} ${plural('en', n, 'visit changes', 'visits change')} day or technician`,
        placed: (n) => `${n} ${plural('en', n, 'comes', 'come')} out of the basket`,
        dropped: (n) => `${n} ${plural('en', n, 'goes', 'go')} into the basket`,
        reordered: (n) => `the order changes on ${n} ${plural('en', n, 'day', 'days')}`,
        gone: (n) =>
          `${n} ${plural('en', n, 'visit is', 'visits are')} no longer to be planned this week (published elsewhere, done or cancelled since)`,
      },
    },
    scope: {
      title: 'What',
      all: 'The whole week',
      short: { basket: 'basket', keep: 'complete' },
      technician: 'One technician',
      day: 'One day',
      basket: 'Only the basket',
      keep: 'Keep and complete',
      hints: {
        all: 'Every visit may change day and technician, except promises and locks.',
        technician: 'Only his visits and the basket move; the others stay as they are.',
        day: 'Only this day moves, with the basket.',
        basket: 'Nothing placed moves; the basket goes in where there is room.',
        keep: 'Every visit keeps its day and technician; the order may change.',
      },
    },
  },
)
