export type { Refusal } from '../constraints/index.ts'
export { type Change, createPreview, type Drop, type Insertion, type Preview } from './preview.ts'
