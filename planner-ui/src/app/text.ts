import { defineText } from '@tournee/ui-kit'

export const appText = defineText(
  {
    app: 'Tournée · planning',
    places: 'Écrans',
    skip: 'Aller au contenu',
    week: 'Semaine',
    clients: 'Clients',
    team: 'Équipe',
    import: 'Import',
    kpi: 'Gains',
    signOut: (name: string) => `Se déconnecter (${name})`,
    lost: 'Cette page n’existe pas',
    lostHint: 'L’adresse est peut-être incomplète.',
    toWeek: 'Ouvrir la semaine',
    loading: 'Chargement',
  },
  {
    app: 'Tournée · planner',
    places: 'Screens',
    skip: 'Skip to the content',
    week: 'Week',
    clients: 'Clients',
    team: 'Team',
    import: 'Import',
    kpi: 'Savings',
    signOut: (name) => `Sign out (${name})`,
    lost: 'This page does not exist',
    lostHint: 'The address may be incomplete.',
    toWeek: 'Open the week',
    loading: 'Loading',
  },
)
