import { defineText } from '../i18n/locale.ts'

export const connectionText = defineText(
  {
    label: 'Connexion',
    lost: { offline: 'Pas de connexion :', silent: 'Le service ne répond pas :' },
    known: (time: string) => `l’écran montre ce qui était connu à ${time}`,
    nothing: 'rien de neuf ne peut être lu',
    wait: 'Aucun changement n’est possible avant son retour.',
    refused: {
      unsent: 'Votre dernier changement n’est pas enregistré : refaites-le au retour.',
      unconfirmed: 'Votre dernier changement n’a pas été confirmé : vérifiez-le au retour.',
    },
    back: 'Connexion revenue : l’écran est relu.',
    backRefused: {
      unsent: 'Connexion revenue : l’écran est relu. Votre dernier changement n’est pas enregistré, refaites-le.',
      unconfirmed: 'Connexion revenue : l’écran est relu. Votre dernier changement n’avait pas été confirmé, vérifiez-le.',
    },
  },
  {
    label: 'Connection',
    lost: { offline: 'No connection:', silent: 'The service does not answer:' },
    known: (time) => `the screen shows what was known at ${time}`,
    nothing: 'nothing new can be read',
    wait: 'No change is possible until it is back.',
    refused: {
      unsent: 'Your last change is not saved: make it again then.',
      unconfirmed: 'Your last change was not confirmed: check it then.',
    },
    back: 'The connection is back: the screen is read again.',
    backRefused: {
      unsent: 'The connection is back: the screen is read again. Your last change is not saved, make it again.',
      unconfirmed: 'The connection is back: the screen is read again. Your last change was not confirmed, check it.',
    },
  },
)
