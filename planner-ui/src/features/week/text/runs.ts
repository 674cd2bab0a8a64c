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
      moves: (n: number) => `${n} ${plural('fr', n, 'visite change', 'visites changent')} de journée ou de technicien`,
    },
    scope: {
      title: 'Quoi',
      all: 'Toute la semaine',
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
      moves: (n) => `${n} ${plural('en', n, 'visit changes', 'visits change')} day or technician`,
    },
    scope: {
      title: 'What',
      all: 'The whole week',
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
