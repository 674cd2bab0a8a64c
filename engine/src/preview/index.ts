export type { Refusal } from '../constraints/index.ts'
export { evaluate } from '../evaluate.ts'
export { type Change, createPreview, type Drop, type Insertion, type Preview } from './preview.ts'
