import { defineText, plural } from '@tournee/ui-kit'

/** What is done to many clients at once. */
export const bulkText = defineText(
  {
    bulk: {
      label: 'Actions sur la sélection',
      invite: 'Inviter à réserver',
      terms: 'Modifier les contrats',
      generate: 'Créer les visites dues',
      tags: 'Étiquettes',
      notes: 'Ajouter une note',
      addTags: 'Ajouter',
      removeTags: 'Retirer',
      tagHint: 'Par exemple : clé au bureau',
      note: 'Note, ajoutée à la suite de celles de chaque client',
      archive: 'Archiver',
      unarchive: 'Désarchiver',
      technician: 'Technicien',
      date: 'Jour proposé',
      tolerance: 'Tolérance, en jours (vide : inchangée)',
      duration: 'Durée sur place, en minutes (vide : inchangée)',
      lead: {
        invite:
          'Chaque client dû ce jour-là, ou en retard, reçoit un lien personnel pour choisir son créneau. Un message envoyé ne se reprend pas.',
        'contract-terms':
          'S’applique aux contrats en cours. Les visites libres suivent ; les rendez-vous pris et les visites faites ne bougent pas.',
        'generate-visits': 'Crée les visites que les contrats en cours doivent d’ici treize mois et qui manquent. Rien d’autre ne change.',
        tags: 'Une étiquette filtre la liste et part dans les exports. Majuscules et accents ne font pas une autre étiquette.',
        notes: 'La note se lit dans la fiche du client et pendant un appel.',
        archive: 'Un client archivé quitte les listes et la planification. Rien n’est perdu : il peut revenir.',
        unarchive: 'Le client revient dans les listes et la planification.',
      },
      will: {
        invite: (n: string, many: number) => `${n} ${plural('fr', many, 'client recevra', 'clients recevront')} un message.`,
        'contract-terms': (n: string, many: number) =>
          `${plural('fr', many, 'Le contrat', 'Les contrats')} de ${n} ${plural('fr', many, 'client changera', 'clients changeront')}.`,
        'generate-visits': (n: string, many: number) => `${n} ${plural('fr', many, 'client recevra', 'clients recevront')} des visites.`,
        tags: (n: string, many: number) => `Les étiquettes de ${n} ${plural('fr', many, 'client', 'clients')} changeront.`,
        notes: (n: string, many: number) => `${n} ${plural('fr', many, 'client recevra', 'clients recevront')} cette note.`,
        archive: (n: string, many: number) => `${n} ${plural('fr', many, 'client sera archivé', 'clients seront archivés')}.`,
        unarchive: (n: string, many: number) => `${n} ${plural('fr', many, 'client reviendra', 'clients reviendront')}.`,
      },
      visits: (created: number, changed: number, removed: number, number: (n: number) => string) =>
        [
          created > 0 ? `${number(created)} ${plural('fr', created, 'visite créée', 'visites créées')}` : '',
          changed > 0
            ? `${number(changed)} ${plural('fr', changed, 'visite déplacée', 'visites déplacées')} dans ${plural('fr', changed, 'sa fenêtre', 'leur fenêtre')}`
            : '',
          removed > 0 ? `${number(removed)} ${plural('fr', removed, 'visite retirée', 'visites retirées')}` : '',
        ]
          .filter(Boolean)
          .join(', '),
      skipped: {
        promised: (n: number) => `${n} avec un rendez-vous ou une visite planifiée : laissés.`,
        already: (n: number) => `${n} déjà ainsi.`,
        'no-contract': (n: number) => `${n} sans contrat en cours.`,
        'no-due-visit': (n: number) => `${n} sans visite due ce jour-là.`,
        'no-address': (n: number) => `${n} sans e-mail ni téléphone.`,
        'nothing-to-do': (n: number) => `${n} à jour.`,
        'too-many-tags': (n: number) => `${n} avec vingt étiquettes déjà : laissés.`,
      },
      run: {
        invite: 'Envoyer les invitations',
        'contract-terms': 'Modifier les contrats',
        'generate-visits': 'Créer les visites',
        tags: 'Changer les étiquettes',
        notes: 'Ajouter la note',
        archive: 'Archiver',
        unarchive: 'Désarchiver',
      },
      done: {
        invite: (n: string, many: number) => `${n} ${plural('fr', many, 'invitation envoyée', 'invitations envoyées')}.`,
        'contract-terms': (n: string, many: number) => `Contrats modifiés pour ${n} ${plural('fr', many, 'client', 'clients')}.`,
        'generate-visits': (n: string, many: number) => `Visites créées pour ${n} ${plural('fr', many, 'client', 'clients')}.`,
        tags: (n: string, many: number) => `Étiquettes changées pour ${n} ${plural('fr', many, 'client', 'clients')}.`,
        notes: (n: string, many: number) => `Note ajoutée à ${n} ${plural('fr', many, 'client', 'clients')}.`,
        archive: (n: string, many: number) => `${n} ${plural('fr', many, 'client archivé', 'clients archivés')}.`,
        unarchive: (n: string, many: number) => `${n} ${plural('fr', many, 'client de retour', 'clients de retour')}.`,
      },
      undone: (restored: string, kept: number) =>
        kept > 0 ? `Annulé : ${restored} rétablis, ${kept} modifiés depuis et laissés.` : `Annulé : ${restored} rétablis.`,
      cancel: 'Fermer',
    },
  },
  {
    bulk: {
      label: 'Actions on the selection',
      invite: 'Invite to book',
      terms: 'Change contracts',
      generate: 'Make visits due',
      tags: 'Tags',
      notes: 'Add a note',
      addTags: 'Put on',
      removeTags: 'Take off',
      tagHint: 'For example: key at the office',
      note: 'Note, added after those of each client',
      archive: 'Archive',
      unarchive: 'Take back from archive',
      technician: 'Technician',
      date: 'Day offered',
      tolerance: 'Tolerance, in days (empty: unchanged)',
      duration: 'Minutes on site (empty: unchanged)',
      lead: {
        invite: 'Every client due that day, or overdue, gets a personal link to choose a slot. A message sent cannot be taken back.',
        'contract-terms': 'Applies to running contracts. Free visits follow; appointments and visits done do not move.',
        'generate-visits': 'Makes the visits that running contracts owe within thirteen months and that are missing. Nothing else changes.',
        tags: 'A tag filters the list and goes into exports. Capitals and accents make no other tag.',
        notes: 'The note is read in the client’s file and during a call.',
        archive: 'An archived client leaves lists and planning. Nothing is lost: it can come back.',
        unarchive: 'The client comes back to lists and planning.',
      },
      will: {
        invite: (n, many) => `${n} ${plural('en', many, 'client', 'clients')} will get a message.`,
        'contract-terms': (n, many) => `The contracts of ${n} ${plural('en', many, 'client', 'clients')} will change.`,
        'generate-visits': (n, many) => `${n} ${plural('en', many, 'client', 'clients')} will get visits.`,
        tags: (n, many) => `The tags of ${n} ${plural('en', many, 'client', 'clients')} will change.`,
        notes: (n, many) => `${n} ${plural('en', many, 'client', 'clients')} will get this note.`,
        archive: (n, many) => `${n} ${plural('en', many, 'client', 'clients')} will be archived.`,
        unarchive: (n, many) => `${n} ${plural('en', many, 'client', 'clients')} will come back.`,
      },
      visits: (created, changed, removed, number) =>
        [
          created > 0 ? `${number(created)} ${plural('en', created, 'visit made', 'visits made')}` : '',
          changed > 0 ? `${number(changed)} ${plural('en', changed, 'visit moved in its window', 'visits moved in their windows')}` : '',
          removed > 0 ? `${number(removed)} ${plural('en', removed, 'visit taken out', 'visits taken out')}` : '',
        ]
          .filter(Boolean)
          .join(', '),
      skipped: {
        promised: (n) => `${n} with an appointment or a planned visit: left alone.`,
        already: (n) => `${n} so already.`,
        'no-contract': (n) => `${n} without a running contract.`,
        'no-due-visit': (n) => `${n} without a visit due that day.`,
        'no-address': (n) => `${n} without e-mail or phone.`,
        'nothing-to-do': (n) => `${n} up to date.`,
        'too-many-tags': (n) => `${n} with twenty tags already: left alone.`,
      },
      run: {
        invite: 'Send the invitations',
        'contract-terms': 'Change contracts',
        'generate-visits': 'Make the visits',
        tags: 'Change tags',
        notes: 'Add the note',
        archive: 'Archive',
        unarchive: 'Take back',
      },
      done: {
        invite: (n, many) => `${n} ${plural('en', many, 'invitation', 'invitations')} sent.`,
        'contract-terms': (n, many) => `Contracts changed of ${n} ${plural('en', many, 'client', 'clients')}.`,
        'generate-visits': (n, many) => `Visits made for ${n} ${plural('en', many, 'client', 'clients')}.`,
        tags: (n, many) => `Tags changed of ${n} ${plural('en', many, 'client', 'clients')}.`,
        notes: (n, many) => `Note added to ${n} ${plural('en', many, 'client', 'clients')}.`,
        archive: (n, many) => `${n} ${plural('en', many, 'client', 'clients')} archived.`,
        unarchive: (n, many) => `${n} ${plural('en', many, 'client', 'clients')} back.`,
      },
      undone: (restored, kept) =>
        kept > 0 ? `Undone: ${restored} restored, ${kept} changed since and left.` : `Undone: ${restored} restored.`,
      cancel: 'Close',
    },
  },
)
