import { defineText } from '@tournee/ui-kit'

export const mapText = defineText(
  { zoomIn: 'Agrandir', zoomOut: 'Réduire', map: 'Carte' },
  { zoomIn: 'Zoom in', zoomOut: 'Zoom out', map: 'Map' },
)
