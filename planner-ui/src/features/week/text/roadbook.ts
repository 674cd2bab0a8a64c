import { defineText } from '@tournee/ui-kit'

/** Roadbooks: what is printed or carried along. */
export const roadbookText = defineText(
  {
    roadbooks: 'Feuilles de route',
    roadbooksHint: 'À imprimer, à envoyer ou à ouvrir sur le téléphone.',
    roadbookWho: 'Technicien',
    roadbookEverybody: 'Tous les techniciens',
    roadbookWhen: 'Jour',
    roadbookWeek: 'Toute la semaine',
    roadbookFormats: {
      pdf: 'PDF à imprimer',
      ics: 'Calendrier (ICS)',
      gpx: 'GPS (GPX)',
      xlsx: 'Excel',
      csv: 'CSV',
      geojson: 'Carte (GeoJSON)',
    },
    roadbookDraft: 'Brouillon : les techniciens ne voient pas encore ce programme.',
    roadbookRoute: 'Ouvrir l’itinéraire dans Google Maps',
    roadbookPart: (n: number, of: number) => `Google Maps, partie ${n} sur ${of}`,
    roadbookNone: 'Aucune tournée pour ce technicien ce jour-là.',
  },
  {
    roadbooks: 'Roadbooks',
    roadbooksHint: 'To print, to send or to open on the phone.',
    roadbookWho: 'Technician',
    roadbookEverybody: 'All technicians',
    roadbookWhen: 'Day',
    roadbookWeek: 'The whole week',
    roadbookFormats: {
      pdf: 'PDF to print',
      ics: 'Calendar (ICS)',
      gpx: 'GPS (GPX)',
      xlsx: 'Excel',
      csv: 'CSV',
      geojson: 'Map (GeoJSON)',
    },
    roadbookDraft: 'Draft: technicians do not see this programme yet.',
    roadbookRoute: 'Open the route in Google Maps',
    roadbookPart: (n, of) => `Google Maps, part ${n} of ${of}`,
    roadbookNone: 'No route for this technician that day.',
  },
)
