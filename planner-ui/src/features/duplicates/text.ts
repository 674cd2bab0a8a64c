import { defineText, plural } from '@tournee/ui-kit'

export const duplicatesText = defineText(
  {
    title: 'Doublons',
    lead: 'Même téléphone, même e-mail, ou même nom au même endroit. Rien n’est fusionné sans vous.',
    back: 'Clients',
    count: (n: number) => `${n} ${plural('fr', n, 'paire à regarder', 'paires à regarder')}`,
    none: 'Aucun doublon',
    noneHint: 'Aucun client ne partage son téléphone, son e-mail, ou son nom et son adresse avec un autre.',
    reasons: { phone: 'Même téléphone', email: 'Même e-mail', 'name-place': 'Même nom, même endroit' },
    fields: {
      reference: 'N° client',
      phone: 'Téléphone',
      email: 'E-mail',
      address: 'Adresse',
      contracts: 'Contrats',
      visits: 'Visites',
      createdAt: 'Créé le',
    },
    keep: (name: string) => `Garder « ${name} »`,
    distinct: 'Ce ne sont pas les mêmes',
    distinctDone: 'Paire écartée.',
    merge: 'Fusionner',
    mergeTitle: (kept: string) => `Fusionner dans « ${kept} »`,
    will: 'Le client gardé sera :',
    filled: 'complété par l’autre',
    notes: 'Notes',
    moves: 'Ce qui passe au client gardé',
    moved: (m: {
      sites: number
      contracts: number
      visits: number
      promised: number
      appointments: number
      documents: number
      accounts: number
    }) =>
      [
        `${m.sites} ${plural('fr', m.sites, 'lieu', 'lieux')}`,
        `${m.contracts} ${plural('fr', m.contracts, 'contrat', 'contrats')}`,
        `${m.visits} ${plural('fr', m.visits, 'visite', 'visites')}`,
        `${m.appointments} rendez-vous`,
        m.documents > 0 ? `${m.documents} ${plural('fr', m.documents, 'document', 'documents')}` : '',
        m.accounts > 0 ? `${m.accounts} ${plural('fr', m.accounts, 'accès au portail', 'accès au portail')}` : '',
      ]
        .filter(Boolean)
        .join(', '),
    promised: (n: number) =>
      `${n} ${plural('fr', n, 'promesse reste', 'promesses restent')} exactement telle${n > 1 ? 's' : ''} quelle${n > 1 ? 's' : ''}.`,
    twice: (n: number) =>
      `Il aura ${n} contrats en cours : des visites peuvent être dues en double. Terminez-en un ensuite si c’est le même.`,
    kept: 'L’autre fiche est archivée, pas supprimée : la fusion s’annule.',
    done: (name: string) => `Fusionné dans « ${name} ».`,
    undone: 'Fusion annulée.',
    cancel: 'Fermer',
  },
  {
    title: 'Duplicates',
    lead: 'Same phone, same e-mail, or same name at the same place. Nothing is merged without you.',
    back: 'Clients',
    count: (n) => `${n} ${plural('en', n, 'pair to look at', 'pairs to look at')}`,
    none: 'No duplicate',
    noneHint: 'No client shares phone, e-mail, or name and address with another.',
    reasons: { phone: 'Same phone', email: 'Same e-mail', 'name-place': 'Same name, same place' },
    fields: {
      reference: 'Client no.',
      phone: 'Phone',
      email: 'E-mail',
      address: 'Address',
      contracts: 'Contracts',
      visits: 'Visits',
      createdAt: 'Created',
    },
    keep: (name) => `Keep “${name}”`,
    distinct: 'They are not the same',
    distinctDone: 'Pair put aside.',
    merge: 'Merge',
    mergeTitle: (kept) => `Merge into “${kept}”`,
    will: 'The client kept will be:',
    filled: 'filled in by the other',
    notes: 'Notes',
    moves: 'What goes over to the client kept',
    moved: (m) =>
      [
        `${m.sites} ${plural('en', m.sites, 'place', 'places')}`,
        `${m.contracts} ${plural('en', m.contracts, 'contract', 'contracts')}`,
        `${m.visits} ${plural('en', m.visits, 'visit', 'visits')}`,
        `${m.appointments} ${plural('en', m.appointments, 'appointment', 'appointments')}`,
        m.documents > 0 ? `${m.documents} ${plural('en', m.documents, 'document', 'documents')}` : '',
        m.accounts > 0 ? `${m.accounts} ${plural('en', m.accounts, 'portal account', 'portal accounts')}` : '',
      ]
        .filter(Boolean)
        .join(', '),
    promised: (n) => `${n} ${plural('en', n, 'promise stays', 'promises stay')} exactly as ${n === 1 ? 'it is' : 'they are'}.`,
    twice: (n) => `It will have ${n} running contracts: visits may be due twice. End one afterwards if it is the same.`,
    kept: 'The other file is archived, not deleted: the merge can be undone.',
    done: (name) => `Merged into “${name}”.`,
    undone: 'Merge undone.',
    cancel: 'Close',
  },
)
