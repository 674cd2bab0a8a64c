import { defineText } from '@tournee/ui-kit'

/** What others did meanwhile. */
export const newsText = defineText(
  {
    news: {
      edited: (who: string) => `${who} a modifié ce plan pendant que vous travailliez.`,
      editedReloaded: (who: string) => `${who} a modifié ce plan : il est à jour.`,
      somebody: 'Une autre personne',
      theirs: 'Voir sa version',
      mine: 'Garder la mienne comme brouillon',
      lost: 'Vos dernières modifications ne sont pas enregistrées : choisissez.',
      other: {
        drafted: (who: string) => `${who} a créé un brouillon de cette semaine.`,
        run: (who: string) => `${who} a optimisé cette semaine.`,
        published: (who: string) => `${who} a publié cette semaine.`,
        unpublished: (who: string) => `${who} a annulé la publication de cette semaine.`,
        absence: (who: string) => `${who} a changé une absence.`,
      },
    },
  },
  {
    news: {
      edited: (who) => `${who} edited this plan while you were working.`,
      editedReloaded: (who) => `${who} edited this plan: it is up to date.`,
      somebody: 'Somebody else',
      theirs: 'See their version',
      mine: 'Keep mine as a draft',
      lost: 'Your last edits are not stored: choose.',
      other: {
        drafted: (who) => `${who} made a draft of this week.`,
        run: (who) => `${who} optimised this week.`,
        published: (who) => `${who} published this week.`,
        unpublished: (who) => `${who} took back the publication of this week.`,
        absence: (who) => `${who} changed an absence.`,
      },
    },
  },
)
