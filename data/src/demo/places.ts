import type { Position } from '@tournee/contract'

export interface DemoPlace {
  readonly city: string
  readonly postcode: string
  /** INSEE code of the commune of today */
  readonly insee: string
  readonly centre: Position
  /** share of the clients: population and nearness to Annecy */
  readonly weight: number
  /** standard deviation of the houses around the centre, metres */
  readonly spread: number
}

const at = (lng: number, lat: number): Position => ({ lng, lat })
const place = (city: string, postcode: string, insee: string, centre: Position, weight: number, spread: number): DemoPlace => ({
  city,
  postcode,
  insee,
  centre,
  weight,
  spread,
})

/** Where the clients of the demo company live: towns and villages within about 35 km of Annecy. */
export const DEMO_PLACES: readonly DemoPlace[] = [
  place('Annecy', '74000', '74010', at(6.1215, 45.9035), 40, 900),
  place('Annecy-le-Vieux', '74940', '74010', at(6.146, 45.9205), 26, 800),
  place('Seynod', '74600', '74010', at(6.0885, 45.8865), 24, 900),
  place('Cran-Gevrier', '74960', '74010', at(6.103, 45.9035), 18, 650),
  place('Meythet', '74960', '74010', at(6.0945, 45.9185), 11, 500),
  place('Pringy', '74370', '74010', at(6.126, 45.9465), 8, 600),
  place('Épagny Metz-Tessy', '74330', '74112', at(6.0885, 45.9355), 9, 700),
  place('Poisy', '74330', '74213', at(6.0635, 45.9215), 9, 600),
  place('Argonay', '74370', '74019', at(6.1405, 45.9455), 5, 450),
  place('Sillingy', '74330', '74272', at(6.0355, 45.9465), 6, 700),
  place('La Balme-de-Sillingy', '74330', '74026', at(6.0425, 45.9645), 5, 600),
  place('Sevrier', '74320', '74267', at(6.1395, 45.8635), 7, 600),
  place('Saint-Jorioz', '74410', '74242', at(6.1585, 45.8315), 9, 700),
  place('Duingt', '74410', '74108', at(6.2015, 45.825), 2, 250),
  place('Veyrier-du-Lac', '74290', '74299', at(6.1845, 45.8835), 5, 400),
  place('Menthon-Saint-Bernard', '74290', '74176', at(6.209, 45.8625), 4, 400),
  place('Talloires-Montmin', '74290', '74275', at(6.2165, 45.8415), 3, 350),
  place('Doussard', '74210', '74104', at(6.2225, 45.776), 5, 500),
  place('Faverges-Seythenex', '74210', '74123', at(6.2935, 45.7465), 9, 700),
  place('Alby-sur-Chéran', '74540', '74002', at(6.0205, 45.8165), 4, 500),
  place('Gruffy', '74540', '74138', at(6.057, 45.789), 2, 400),
  place('Chavanod', '74650', '74067', at(6.039, 45.8905), 4, 600),
  place('Montagny-les-Lanches', '74600', '74186', at(6.0445, 45.855), 1, 300),
  place('Rumilly', '74150', '74225', at(5.943, 45.8665), 13, 900),
  place('Marcellaz-Albanais', '74150', '74161', at(6.0005, 45.8735), 3, 500),
  place('Vallières-sur-Fier', '74150', '74289', at(5.9365, 45.9005), 2, 500),
  place('Frangy', '74270', '74131', at(5.931, 46.0195), 2, 400),
  place('Cruseilles', '74350', '74096', at(6.1085, 46.034), 6, 600),
  place('Villy-le-Pelloux', '74350', '74307', at(6.125, 45.996), 1, 300),
  place('Allonzier-la-Caille', '74350', '74006', at(6.117, 46.001), 2, 400),
  place('Groisy', '74570', '74137', at(6.1725, 46.0105), 4, 600),
  place('Fillière', '74370', '74282', at(6.2455, 45.994), 5, 900),
  place('Villaz', '74370', '74303', at(6.189, 45.952), 4, 500),
  place('La Roche-sur-Foron', '74800', '74224', at(6.3115, 46.0665), 8, 800),
  place('Reignier-Ésery', '74930', '74220', at(6.2685, 46.1345), 3, 600),
  place('Bonneville', '74130', '74042', at(6.4055, 46.08), 5, 700),
  place('Thônes', '74230', '74280', at(6.3245, 45.8815), 7, 600),
  place('La Clusaz', '74220', '74080', at(6.4235, 45.9045), 3, 500),
  place('Le Grand-Bornand', '74450', '74136', at(6.4275, 45.942), 2, 500),
  place('Dingy-Saint-Clair', '74230', '74102', at(6.2245, 45.9095), 1, 300),
  place('Saint-Julien-en-Genevois', '74160', '74243', at(6.081, 46.144), 4, 600),
  place('Albens', '73410', '73010', at(5.945, 45.7865), 3, 500),
  place('Aix-les-Bains', '73100', '73008', at(5.915, 45.6885), 4, 700),
  place('Ugine', '73400', '73303', at(6.4195, 45.7505), 3, 500),
]
