import { defineText } from '@tournee/ui-kit'

/** Parts that a visit needs. */
export const partsText = defineText(
  {
    parts: 'Pièces à emporter',
    hints: {
      machine: 'À chaque visite d’entretien : elles s’ajoutent à la liste à charger le matin, sur la feuille de route et le téléphone.',
      contract: 'À chaque visite de ce contrat, en plus de celles des machines : chargées le matin avec elles.',
      visit: 'Pour cette visite seulement : elles s’ajoutent à la liste à charger le matin, sur la feuille de route et le téléphone.',
    },
    partLabel: 'Pièce',
    partReference: 'Référence',
    partQuantity: 'Quantité',
    addPart: 'Ajouter une pièce',
    removePart: (label: string) => (label ? `Retirer ${label}` : 'Retirer cette pièce'),
    none: 'Aucune pièce prévue.',
    ofContract: (parts: string) => `Du contrat : ${parts}.`,
    ofMachines: (parts: string) => `Des machines : ${parts}.`,
    edit: 'Pièces de cette visite',
    save: 'Enregistrer',
    cancel: 'Annuler',
    saved: 'Pièces enregistrées.',
    undone: 'Changement annulé.',
    notUndone: 'Non annulé : les pièces ont changé depuis.',
  },
  {
    parts: 'Parts to bring',
    hints: {
      machine: 'For every maintenance visit: they go on the list to load in the morning, on the roadbook and on the phone.',
      contract: 'For every visit of this contract, besides those of the machines: loaded with them in the morning.',
      visit: 'For this visit only: they go on the list to load in the morning, on the roadbook and on the phone.',
    },
    partLabel: 'Part',
    partReference: 'Reference',
    partQuantity: 'Quantity',
    addPart: 'Add a part',
    removePart: (label) => (label ? `Remove ${label}` : 'Remove this part'),
    none: 'No part is foreseen.',
    ofContract: (parts) => `From the contract: ${parts}.`,
    ofMachines: (parts) => `From the machines: ${parts}.`,
    edit: 'Parts of this visit',
    save: 'Save',
    cancel: 'Cancel',
    saved: 'Parts saved.',
    undone: 'Change undone.',
    notUndone: 'Not undone: the parts have changed since.',
  },
)
