import { defineText } from '@tournee/ui-kit'

export const calendarText = defineText(
  {
    today: 'Aujourd’hui',
    previous: 'Avant',
    next: 'Après',
    month: 'Mois',
    week: 'Semaine',
    day: 'Jour',
    allDay: 'Journée',
    more: (n: number) => `+ ${n} de plus`,
    noEvents: 'Rien sur cette période.',
  },
  {
    today: 'Today',
    previous: 'Before',
    next: 'After',
    month: 'Month',
    week: 'Week',
    day: 'Day',
    allDay: 'All day',
    more: (n) => `+ ${n} more`,
    noEvents: 'Nothing in this period.',
  },
)
