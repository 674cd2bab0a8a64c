import { defineText } from '@tournee/ui-kit'

export const portalText = defineText(
  {
    app: 'Espace client',
    title: 'Votre espace client arrive bientôt',
    lead: 'Vous y verrez d’un coup d’œil quelle visite est à faire et quand nous venons, et vous pourrez tout régler vous-même, à toute heure.',
    soon: 'Ce que vous pourrez faire ici',
    items: {
      due: {
        title: 'Savoir ce qui est prévu',
        text: '« Votre entretien annuel est à faire avant le 15 janvier. » Rien d’autre à comprendre.',
      },
      book: {
        title: 'Choisir votre créneau',
        text: 'Trois propositions, la meilleure en premier : un technicien est déjà dans votre secteur.',
      },
      move: { title: 'Déplacer ou annuler', text: 'Sans appeler, jusqu’à la veille, même à 20 h 30.' },
      documents: { title: 'Retrouver vos documents', text: 'Rapports d’intervention, contrat, attestations, tous au même endroit.' },
    },
    noAccount: 'Aucun compte à créer : vous recevrez un lien par e-mail.',
    until: 'En attendant, appelez-nous ou répondez à notre dernier e-mail : nous prenons votre rendez-vous avec vous.',
  },
  {
    app: 'Client space',
    title: 'Your client space is coming soon',
    lead: 'You will see at a glance which visit is due and when we come, and settle everything yourself, at any hour.',
    soon: 'What you will be able to do here',
    items: {
      due: { title: 'Know what is planned', text: '“Your yearly service is due before 15 January.” Nothing else to work out.' },
      book: { title: 'Choose your slot', text: 'Three proposals, the best one first: a technician is already in your area.' },
      move: { title: 'Move or cancel', text: 'Without calling, until the day before, even at half past eight in the evening.' },
      documents: { title: 'Find your documents', text: 'Service reports, contract, certificates, all in one place.' },
    },
    noAccount: 'No account to create: you will get a link by e-mail.',
    until: 'Until then, call us or answer our last e-mail: we will make your appointment with you.',
  },
)
