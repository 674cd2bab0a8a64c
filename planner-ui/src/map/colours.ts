/** Whether the map is drawn by day or by night. */
export type Scheme = 'light' | 'dark'

/** Colours of the ground: quieter than anything drawn on it. */
export const GROUND = {
  light: {
    land: '#f1f0ec',
    water: '#c6dae8',
    shore: '#a9c6da',
    waterName: '#3f6a88',
    casing: '#d0cdc3',
    motorway: '#e9d9a8',
    main: '#ffffff',
    minor: '#fbfaf7',
    place: '#4a4c50',
    town: '#26282b',
    halo: '#f6f5f2',
    surface: '#ffffff',
    ink: '#1b1c1e',
    good: '#17683f',
    bad: '#a32a1d',
  },
  dark: {
    land: '#17191b',
    water: '#1d313f',
    shore: '#2c4759',
    waterName: '#8fb4cc',
    casing: '#0e0f10',
    motorway: '#5a4f2f',
    main: '#3a3d42',
    minor: '#2b2e32',
    place: '#a4a8ae',
    town: '#d6d8da',
    halo: '#17191b',
    surface: '#1b1d20',
    ink: '#f2f2f0',
    good: '#6cd199',
    bad: '#ff9a8b',
  },
} as const
