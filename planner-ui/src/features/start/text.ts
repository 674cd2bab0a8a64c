import { defineText, plural } from '@tournee/ui-kit'

export const startText = defineText(
  {
    title: 'Premiers pas',
    lead: 'Quatre étapes, avec vos vraies données. Chacune se reprend quand vous voulez.',
    help: 'Premiers pas',
    allDone: 'Tout est en place',
    allDoneHint: 'Vos clients, votre équipe, vos secteurs et une semaine publiée. La suite se passe dans la semaine.',
    toWeek: 'Ouvrir la semaine',
    done: 'Fait',
    next: 'À faire maintenant',
    later: 'Ensuite',
    steps: {
      clients: {
        title: 'Vos clients',
        todo: 'Importez votre fichier Excel ou CSV : les colonnes sont reconnues, un essai montre tout, rien n’est écrit sans votre accord.',
        action: 'Importer un fichier',
      },
      technicians: {
        title: 'Vos techniciens',
        todo: 'Donnez à chacun son nom, ses compétences, ses horaires et son point de départ. Des techniciens provisoires vous attendent.',
        action: 'Ouvrir l’équipe',
      },
      zones: {
        title: 'Vos secteurs',
        todo: 'Le logiciel découpe votre territoire d’après les routes et le travail de l’année ; vous ajustez, puis mettez en vigueur.',
        action: 'Dessiner les secteurs',
      },
      week: {
        title: 'Votre première semaine',
        todo: 'Optimisez, regardez les tournées sur la carte, puis publiez : les techniciens la voient sur leur téléphone.',
        action: 'Préparer la semaine',
      },
    },
    byHand: 'Ou créer un client à la main',
    clients: (n: string, many: number) => `${n} ${plural('fr', many, 'client', 'clients')}`,
    toPlace: (n: string) => `${n} adresses à placer sur la carte`,
    technicians: (n: number, unnamed: number) =>
      unnamed > 0 ? `${n} techniciens, dont ${unnamed} encore provisoires` : `${n} ${plural('fr', n, 'technicien', 'techniciens')}`,
    zones: (n: number, from: string | null) => `${n} ${plural('fr', n, 'secteur', 'secteurs')} en vigueur${from ? ` dès ${from}` : ''}`,
    planned: (week: string) => `Semaine ${week} préparée, pas encore publiée`,
    published: (week: string) => `Semaine ${week} publiée`,
  },
  {
    title: 'First steps',
    lead: 'Four steps, with your real data. Each can be taken up again whenever you like.',
    help: 'First steps',
    allDone: 'Everything is in place',
    allDoneHint: 'Your clients, your team, your zones and a published week. The rest happens in the week.',
    toWeek: 'Open the week',
    done: 'Done',
    next: 'Do this now',
    later: 'Later',
    steps: {
      clients: {
        title: 'Your clients',
        todo: 'Import your Excel or CSV file: columns are recognised, a dry run shows everything, nothing is written without your consent.',
        action: 'Import a file',
      },
      technicians: {
        title: 'Your technicians',
        todo: 'Give each a name, skills, hours and a start place. Stand-ins are waiting for you.',
        action: 'Open the team',
      },
      zones: {
        title: 'Your zones',
        todo: 'The product divides your territory by roads and the work of a year; you adjust, then put it in force.',
        action: 'Draw the zones',
      },
      week: {
        title: 'Your first week',
        todo: 'Optimise, look at the tours on the map, then publish: technicians see it on their phones.',
        action: 'Prepare the week',
      },
    },
    byHand: 'Or create a client by hand',
    clients: (n, many) => `${n} ${plural('en', many, 'client', 'clients')}`,
    toPlace: (n) => `${n} addresses to place on the map`,
    technicians: (n, unnamed) =>
      unnamed > 0 ? `${n} technicians, ${unnamed} of them stand-ins` : `${n} ${plural('en', n, 'technician', 'technicians')}`,
    zones: (n, from) => `${n} ${plural('en', n, 'zone', 'zones')} in force${from ? ` from ${from}` : ''}`,
    planned: (week) => `Week ${week} prepared, not published yet`,
    published: (week) => `Week ${week} published`,
  },
)
