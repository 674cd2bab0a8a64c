export { type BoundOptions, lowerBound } from './lower-bound.ts'
