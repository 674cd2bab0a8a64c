import { z } from 'zod'

/** What can be wrong with a row, by code: cause and remedy, `{value}` is what stands in the cell. */
const ROW_PROBLEMS = {
  NAME_MISSING: {
    fr: ['le nom du client manque', 'compléter la colonne du nom'],
    en: ['the name of the client is missing', 'fill in the column of the name'],
  },
  REFERENCE_REPEATED: {
    fr: ['la référence « {value} » figure déjà plus haut dans le fichier', 'donner une référence à chaque client, ou supprimer le doublon'],
    en: ['the reference “{value}” stands further up in the file', 'give each client its own reference, or remove the double'],
  },
  CLIENT_REPEATED: {
    fr: ['le même client, à la même adresse, figure déjà à la ligne {value}', 'supprimer le doublon, ou donner une référence à chacun'],
    en: ['the same client at the same address stands in row {value}', 'remove the double, or give each a reference'],
  },
  PLACE_UNKNOWN: {
    fr: ['lieu introuvable : « {value} »', 'corriger la commune et le code postal, ou placer le client sur la carte'],
    en: ['place not found: “{value}”', 'correct town and postcode, or place the client on the map'],
  },
  POSITION_UNREADABLE: {
    fr: [
      'coordonnées illisibles ou hors de la carte : « {value} » ; l’adresse est utilisée',
      'donner latitude et longitude en degrés décimaux (WGS84)',
    ],
    en: ['coordinates unreadable or off the map: “{value}”; the address is used', 'give latitude and longitude in decimal degrees (WGS84)'],
  },
  POSITION_SWAPPED: {
    fr: ['latitude et longitude échangées : « {value} » ; remises dans l’ordre', 'vérifier l’ordre des deux colonnes'],
    en: ['latitude and longitude swapped: “{value}”; put right', 'check the order of the two columns'],
  },
  EMAIL_UNREADABLE: {
    fr: ['adresse e-mail illisible : « {value} » ; elle est laissée de côté', 'corriger l’adresse e-mail'],
    en: ['unreadable e-mail: “{value}”; it is left out', 'correct the e-mail'],
  },
  PHONE_UNREADABLE: {
    fr: ['numéro de téléphone illisible : « {value} » ; il est laissé de côté', 'corriger le numéro'],
    en: ['unreadable phone number: “{value}”; it is left out', 'correct the number'],
  },
  DATE_UNREADABLE: {
    fr: ['date illisible : « {value} » ; elle est laissée de côté', 'écrire la date comme 31/12/2026'],
    en: ['unreadable date: “{value}”; it is left out', 'write the date like 31/12/2026'],
  },
  NUMBER_UNREADABLE: {
    fr: ['nombre illisible : « {value} » ; la valeur par défaut est prise', 'écrire un nombre'],
    en: ['unreadable number: “{value}”; the default is taken', 'write a number'],
  },
  PARTS_UNREADABLE: {
    fr: ['liste de pièces illisible : « {value} » ; elle est laissée de côté', 'écrire les pièces comme 2 x Filtre [référence]; Joint'],
    en: ['unreadable list of parts: “{value}”; it is left out', 'write parts like 2 x Filter [reference]; Seal'],
  },
  PARTS_WITHOUT_MACHINE: {
    fr: ['des pièces sans équipement : « {value} » ; elles sont laissées de côté', 'nommer l’équipement du client'],
    en: ['parts without a machine: “{value}”; they are left out', 'name the machine of the client'],
  },
  TIER_UNKNOWN: {
    fr: ['formule inconnue : « {value} » ; elle est déduite du nombre de visites', 'écrire Bronze, Argent ou Or'],
    en: ['unknown tier: “{value}”; it follows from the number of visits', 'write bronze, argent or or'],
  },
  DATES_REVERSED: {
    fr: ['le contrat finit avant de commencer : « {value} » ; la fin est laissée de côté', 'corriger les deux dates'],
    en: ['the contract ends before it starts: “{value}”; the end is left out', 'correct the two dates'],
  },
} as const

/** What can be wrong with a row of an import. */
export const RowProblemCode = z.enum(Object.keys(ROW_PROBLEMS) as [keyof typeof ROW_PROBLEMS, ...(keyof typeof ROW_PROBLEMS)[]])
export type RowProblemCode = z.infer<typeof RowProblemCode>

/** Cause and remedy of a row's problem in a language; `value` is what stands in the cell. */
export function explainRowProblem(
  code: RowProblemCode,
  value: string,
  language: 'fr' | 'en',
): { readonly cause: string; readonly remedy: string } {
  const [cause, remedy] = ROW_PROBLEMS[code][language]
  return { cause: cause.replace('{value}', () => value), remedy }
}
