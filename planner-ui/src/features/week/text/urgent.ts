import { defineText } from '@tournee/ui-kit'

/** Writing down an urgent visit. */
export const urgentText = defineText(
  {
    urgent: {
      open: 'Urgence',
      title: 'Visite urgente',
      client: 'Client',
      clientPlaceholder: 'Nom, ville ou téléphone',
      noClient: 'Aucun client ne correspond.',
      typeMore: 'Tapez au moins deux lettres.',
      site: 'Adresse',
      notOnMap: 'Son adresse n’est pas encore sur la carte : placez-la d’abord.',
      duration: 'Durée (minutes)',
      skills: 'Compétences nécessaires',
      note: 'Note pour le technicien',
      elsewhere: (n: number, first: string) =>
        `Aujourd’hui n’est pas dans la semaine ${n} : la visite pourra être placée à partir du ${first}.`,
      over: (n: number) => `La semaine ${n} est passée : une urgence ne peut plus y être placée.`,
      thisWeek: 'Ouvrir la semaine en cours',
      create: 'Créer et choisir l’heure',
      made: (name: string) => `${name} : l’urgence est dans la corbeille. Planifiez la semaine pour la placer.`,
      help: 'Visite urgente',
    },
  },
  {
    urgent: {
      open: 'Urgent',
      title: 'Urgent visit',
      client: 'Client',
      clientPlaceholder: 'Name, town or phone',
      noClient: 'No client matches.',
      typeMore: 'Type two letters at least.',
      site: 'Address',
      notOnMap: 'The address is not on the map yet: place it first.',
      duration: 'Duration (minutes)',
      skills: 'Skills needed',
      note: 'Note for the technician',
      elsewhere: (n, first) => `Today is not in week ${n}: the visit can be placed from ${first} on.`,
      over: (n) => `Week ${n} is over: an urgent visit can no longer be placed in it.`,
      thisWeek: 'Open the current week',
      create: 'Create and choose the hour',
      made: (name) => `${name}: the urgent visit is in the basket. Plan the week to place it.`,
      help: 'Urgent visit',
    },
  },
)
