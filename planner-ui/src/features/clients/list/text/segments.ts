import { defineText } from '@tournee/ui-kit'

/** Saved lists of clients. */
export const segmentsText = defineText(
  {
    segments: {
      label: 'Listes enregistrées',
      all: 'Tous',
      overdue: 'En retard',
      soon: 'À 30 jours',
      noContract: 'Sans contrat',
      save: 'Enregistrer ce filtre',
      update: (name: string) => `Mettre à jour « ${name} »`,
      name: 'Nom de la liste',
      nameHint: 'Par exemple : Argent, rive ouest',
      confirm: 'Enregistrer',
      saved: (name: string) => `Liste « ${name} » enregistrée.`,
      updated: (name: string) => `Liste « ${name} » mise à jour.`,
      remove: (name: string) => `Supprimer la liste « ${name} »`,
      removed: (name: string) => `Liste « ${name} » supprimée.`,
    },
  },
  {
    segments: {
      label: 'Saved lists',
      all: 'All',
      overdue: 'Overdue',
      soon: 'Within 30 days',
      noContract: 'No contract',
      save: 'Save this filter',
      update: (name) => `Update “${name}”`,
      name: 'Name of the list',
      nameHint: 'For instance: Silver, west shore',
      confirm: 'Save',
      saved: (name) => `List “${name}” saved.`,
      updated: (name) => `List “${name}” updated.`,
      remove: (name) => `Delete the list “${name}”`,
      removed: (name) => `List “${name}” deleted.`,
    },
  },
)
