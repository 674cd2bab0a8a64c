import { defineText, plural } from '@tournee/ui-kit'

/** Kept states of the week. */
export const keptText = defineText(
  {
    kept: {
      open: 'États gardés',
      hint: 'Gardez jusqu’à 10 états de la semaine, pour les comparer et y revenir.',
      name: 'Nom de l’état',
      namePlaceholder: 'Par exemple : sans Julien jeudi',
      keep: 'Garder l’état actuel',
      kept: (name: string) => `« ${name} » est gardé.`,
      restore: 'Rétablir',
      forget: (name: string) => `Ne plus garder « ${name} »`,
      forgotten: (name: string) => `« ${name} » n’est plus gardé.`,
      compare: 'Comparer',
      compareTitle: 'Comparer deux états',
      now: 'État actuel',
      left: 'À gauche',
      right: 'À droite',
      differences: (n: number) => `${n} ${plural('fr', n, 'visite change', 'visites changent')} de place`,
      none: 'Aucun état gardé pour l’instant.',
      full: 'Dix états sont gardés : laissez-en partir un.',
      unplaced: 'corbeille',
    },
  },
  {
    kept: {
      open: 'Kept states',
      hint: 'Keep up to 10 states of the week, to compare them and to come back.',
      name: 'Name of the state',
      namePlaceholder: 'For example: without Julien on Thursday',
      keep: 'Keep the present state',
      kept: (name) => `“${name}” is kept.`,
      restore: 'Restore',
      forget: (name) => `No longer keep “${name}”`,
      forgotten: (name) => `“${name}” is no longer kept.`,
      compare: 'Compare',
      compareTitle: 'Compare two states',
      now: 'Present state',
      left: 'On the left',
      right: 'On the right',
      differences: (n) => `${n} ${plural('en', n, 'visit changes', 'visits change')} place`,
      none: 'No state is kept yet.',
      full: 'Ten states are kept: let one of them go.',
      unplaced: 'basket',
    },
  },
)
