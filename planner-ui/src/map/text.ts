import { defineText } from '@tournee/ui-kit'

export const mapText = defineText(
  {
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    map: 'Carte',
    ground: 'Tournée : réseau et lacs dessinés à la main',
    loading: 'Chargement de la carte…',
    address: {
      street: 'Adresse',
      postcode: 'Code postal',
      city: 'Ville',
      candidates: 'Lieux trouvés',
      noCandidate: 'Aucun lieu trouvé : cliquez sur la carte.',
      pin: 'Repère du lieu',
      at: (lat: string, lng: string) => `Repère : ${lat}, ${lng}. Cliquez sur la carte ou déplacez-le ; flèches au clavier.`,
      mustPin: 'Pas encore de repère : choisissez un résultat ou cliquez sur la carte.',
      noPin: 'Pas de repère : le lieu sera cherché d’après l’adresse. Cliquez sur la carte pour le poser.',
    },
  },
  {
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    map: 'Map',
    ground: 'Tournée: roads and lakes drawn by hand',
    loading: 'Loading the map…',
    address: {
      street: 'Address',
      postcode: 'Postcode',
      city: 'Town',
      candidates: 'Places found',
      noCandidate: 'No place found: click on the map.',
      pin: 'Pin of the place',
      at: (lat, lng) => `Pin: ${lat}, ${lng}. Click on the map or drag it; arrows on the keyboard.`,
      mustPin: 'No pin yet: choose a result or click on the map.',
      noPin: 'No pin: the place will be looked up by its address. Click on the map to set it.',
    },
  },
)
