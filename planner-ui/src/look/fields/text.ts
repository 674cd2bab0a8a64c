import { defineText } from '@tournee/ui-kit'

export const fieldsText = defineText(
  {
    date: {
      pattern: 'jj/mm/aaaa',
      missing: 'Indiquez une date.',
      unreadable: 'Date illisible. Exemple : 03/12/2026.',
      early: (min: string) => `Au plus tôt le ${min}.`,
    },
    time: {
      pattern: 'hh:mm',
      missing: 'Indiquez une heure.',
      unreadable: 'Heure illisible. Exemple : 08:30.',
    },
    whole: (min: number, max: number) => `Un nombre entier de ${min} à ${max}.`,
    calendar: (label: string) => `Calendrier, ${label}`,
    clear: (label: string) => `Effacer, ${label}`,
    previousYear: 'Année précédente',
    previousMonth: 'Mois précédent',
    nextMonth: 'Mois suivant',
    nextYear: 'Année suivante',
    today: 'Aujourd’hui',
  },
  {
    date: {
      pattern: 'dd/mm/yyyy',
      missing: 'Give a date.',
      unreadable: 'Unreadable date. Day first: 03/12/2026.',
      early: (min) => `${min} at the earliest.`,
    },
    time: {
      pattern: 'hh:mm',
      missing: 'Give a time.',
      unreadable: 'Unreadable time. Example: 08:30.',
    },
    whole: (min, max) => `A whole number from ${min} to ${max}.`,
    calendar: (label) => `Calendar, ${label}`,
    clear: (label) => `Clear, ${label}`,
    previousYear: 'Previous year',
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
    nextYear: 'Next year',
    today: 'Today',
  },
)
