import type { ImportField } from '@tournee/contract'
import { fold } from '../database/fold.ts'

/** What people call each column, in French and English, folded (no accents, capitals or punctuation). */
const SYNONYMS: Readonly<Record<ImportField, string>> = {
  reference: `reference, ref, id, identifiant, numero, no, n, code, code client, ref client, reference client, numero client, no client,
    n client, num client, id client, client id, customer id, account number, customer number, matricule`,
  name: `nom, name, client, nom client, nom du client, nom de famille, raison sociale, societe, customer, customer name, company,
    entreprise, nom complet, nom prenom, nom et prenom, nom prenom du client, denomination, intitule, last name, surname,
    full name`,
  firstName: 'prenom, first name, firstname, given name, prenom client, prenom du client',
  phone: `telephone, tel, phone, mobile, portable, gsm, telephone fixe, telephone portable, telephone mobile, tel portable, tel fixe,
    tel mobile, phone number, numero de telephone, no de telephone, n de telephone, n telephone, fixe, contact telephone`,
  email: 'email, e mail, mail, courriel, adresse mail, adresse email, adresse e mail, adresse electronique, email address, mel',
  address: `adresse, address, rue, street, voie, adresse 1, adresse postale, adresse du site, adresse intervention,
    adresse d intervention, adresse chantier, adresse client, address 1, address line 1, numero et rue, n et rue, street address,
    adresse complete, lieu`,
  addressMore: `complement, complement adresse, complement d adresse, adresse 2, adresse suite, address 2, address line 2, batiment, lieu dit,
    residence, appartement, etage`,
  postcode: 'cp, code postal, codepostal, postcode, post code, zip, zip code, zipcode, postal code, code postale, c p',
  city: 'ville, commune, city, localite, town, municipalite, village, bureau distributeur, cp ville, code postal ville',
  lat: 'lat, latitude, y, lat wgs84, gps lat, coord y',
  lng: 'lng, lon, long, longitude, x, lon wgs84, gps lon, gps lng, coord x',
  tier: `contrat, formule, type de contrat, type contrat, contract, contract type, tier, plan, niveau, offre, abonnement,
    formule contrat, formule de contrat, niveau de contrat, contrat d entretien`,
  contractStart: `debut, date debut, date de debut, debut contrat, debut de contrat, debut du contrat, date debut contrat, start, start date,
    contract start, date contrat, date du contrat, date signature, date de signature, date d effet, depuis, signe le`,
  contractEnd: `fin, fin contrat, fin de contrat, fin du contrat, date fin, date de fin, date fin contrat, echeance, date echeance,
    date d echeance, end, end date, contract end, expiration, expire le`,
  visitsPerYear: `visites par an, visites an, nb visites, nb de visites, nb visites an, nb visites par an, nombre de visites,
    nombre de visites par an, visites annuelles, visits per year, visits year, frequence, periodicite, passages par an,
    nb passages, visites`,
  lastVisit: `derniere visite, dernier passage, date derniere visite, date de derniere visite, date dernier passage, last visit,
    last visit date, dernier entretien, date dernier entretien, derniere intervention, date derniere intervention,
    derniere maintenance`,
  duration: `duree, duree min, duree mn, duree minutes, duration, temps, temps prevu, duree prevue, duree intervention, duree visite,
    minutes`,
  equipment: `equipement, equipements, materiel, materiels, appareil, appareils, equipment, installation, installations, machine,
    type d equipement, type equipement, type d appareil, type de materiel, asset`,
  parts: `pieces, piece, pieces detachees, pieces a emporter, pieces a charger, consommables, fournitures, parts, spare parts,
    parts to bring, consumables`,
  skills: 'competence, competences, skill, skills, metier, specialite, habilitation, habilitations',
  notes: `note, notes, remarque, remarques, commentaire, commentaires, observation, observations, comment, comments, info, infos,
    informations, acces, consignes, divers`,
  tags: 'etiquette, etiquettes, tag, tags, mot cle, mots cles, label, labels, segment, segments, groupe, groupes',
  price: `prix, tarif, montant, price, prix ht, prix ttc, tarif ht, montant ht, montant annuel, prix annuel, tarif annuel, redevance,
    amount`,
}

const FIELD_OF = new Map(
  Object.entries(SYNONYMS).flatMap(([field, names]) => names.split(',').map((name) => [name.trim(), field as ImportField] as const)),
)

/** The spellings of a header to look up: as it is, without what is in brackets, without a unit or number at its end. */
function spellings(header: string): string[] {
  const bare = fold(header.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '))
  return [fold(header), bare, bare.replace(/ ?\d+$/, ''), bare.replace(/ (client|du client|eur|euros|ht|ttc|min|minutes)$/, '')]
}

function recognise(header: string): ImportField | null {
  for (const spelling of spellings(header)) {
    const field = FIELD_OF.get(spelling)
    if (field) return field
  }
  return null
}

/** What each column is taken for, in order; a field goes to the first column that claims it. */
export function recogniseHeaders(headers: readonly string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>()
  return headers.map((header) => {
    const field = recognise(header)
    if (field === null || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

/** How many columns would be recognised, were this row the titles. */
export const recognisedHeaders = (cells: readonly string[]): number => recogniseHeaders(cells).filter((field) => field !== null).length
