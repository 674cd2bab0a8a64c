import { defineText, plural } from '@tournee/ui-kit'

/** The week’s name, state and figures. */
export const headerText = defineText(
  {
    title: (n: number) => `Semaine ${n}`,
    meeting: 'Réunion du mercredi',
    previousWeek: 'Semaine précédente',
    nextWeek: 'Semaine suivante',
    state: {
      none: 'Pas encore planifiée',
      draft: 'Brouillon',
      published: 'Publiée',
      superseded: 'Ancienne version',
      running: 'Optimisation…',
      failed: 'Échec',
    },
    versions: 'Versions de la semaine',
    version: (time: string, km: string, unassigned: number) =>
      `${time} · ${km} · ${unassigned} non ${plural('fr', unassigned, 'planifiée', 'planifiées')}`,
    versionRunning: (time: string) => `${time} · en cours`,
    figures: { visits: 'Visites', km: 'Kilomètres', drive: 'Route', unassigned: 'Non planifiées', overtime: 'Heures suppl.' },
    ofVisits: (served: string, all: string) => `${served} / ${all}`,
    baseline: 'la même semaine prise au téléphone, premier appelé premier servi',
    compare: {
      open: 'Avant / après',
      title: 'Avant / après',
      lead: 'Les mêmes visites, les mêmes routes, les mêmes règles. « Avant » : rendez-vous donnés au téléphone dans l’ordre des appels, premier technicien libre.',
      before: 'Avant',
      after: 'Ce plan',
      difference: 'Écart',
      perVisit: 'km par visite',
    },
    notes: {
      open: (n: number) => (n > 0 ? `À savoir (${n})` : 'À savoir'),
      title: 'À savoir sur ce plan',
      travel: {
        osrm: 'Temps de route calculés par le serveur routier.',
        embedded: 'Temps de route calculés sur les routes enregistrées dans Tournée.',
        estimate: 'Temps de route estimés à vol d’oiseau, sans les routes.',
      },
      degraded: 'Le serveur routier n’a pas répondu : des temps de route de remplacement ont servi.',
      estimates: (percent: number) => `${percent} % des temps de route sont des estimations.`,
      proven: (n: number, of: number) =>
        `${n} ${plural('fr', n, 'journée', 'journées')} sur ${of} : il est prouvé qu’aucun autre ordre des mêmes visites ne coûte moins.`,
      noPosition: (n: number) =>
        `${n} ${plural('fr', n, 'visite n’est pas localisée et n’est pas planifiée', 'visites ne sont pas localisées et ne sont pas planifiées')}.`,
      communeOnly: (n: number) => `${n} ${plural('fr', n, 'visite est placée', 'visites sont placées')} au centre de la commune seulement.`,
      outOfTime: 'Le temps de calcul s’est terminé avant la fin de la recherche : un calcul plus long peut donner un meilleur plan.',
    },
  },
  {
    title: (n) => `Week ${n}`,
    meeting: 'Wednesday meeting',
    previousWeek: 'Previous week',
    nextWeek: 'Next week',
    state: {
      none: 'Not planned yet',
      draft: 'Draft',
      published: 'Published',
      superseded: 'Old version',
      running: 'Optimising…',
      failed: 'Failed',
    },
    versions: 'Versions of the week',
    version: (time, km, unassigned) => `${time} · ${km} · ${unassigned} not planned`,
    versionRunning: (time) => `${time} · under way`,
    figures: { visits: 'Visits', km: 'Kilometres', drive: 'Driving', unassigned: 'Not planned', overtime: 'Overtime' },
    ofVisits: (served, all) => `${served} / ${all}`,
    baseline: 'the same week booked by phone, first come first served',
    compare: {
      open: 'Before / after',
      title: 'Before / after',
      lead: 'The same visits, the same roads, the same rules. “Before”: appointments given by phone in the order of calls, first free technician.',
      before: 'Before',
      after: 'This plan',
      difference: 'Difference',
      perVisit: 'km per visit',
    },
    notes: {
      open: (n) => (n > 0 ? `Good to know (${n})` : 'Good to know'),
      title: 'Good to know about this plan',
      travel: {
        osrm: 'Travel times computed by the road server.',
        embedded: 'Travel times computed on the roads stored in Tournée.',
        estimate: 'Travel times estimated as the crow flies, without roads.',
      },
      degraded: 'The road server did not answer: substitute travel times were used.',
      estimates: (percent) => `${percent} % of the travel times are estimates.`,
      proven: (n, of) =>
        `${n} of ${of} ${plural('en', of, 'day', 'days')}: it is proven that no other order of the same visits costs less.`,
      noPosition: (n) => `${n} ${plural('en', n, 'visit has', 'visits have')} no position and ${plural('en', n, 'is', 'are')} not planned.`,
      communeOnly: (n) => `${n} ${plural('en', n, 'visit is', 'visits are')} placed at the centre of the commune only.`,
      outOfTime: 'The computing time ended before the search did: a longer run may give a better plan.',
    },
  },
)
