export { applyRelaxation } from './apply-relaxation.ts'
export { explainUnassigned } from './explain-unassigned.ts'
export { type Alternative, explainVisit } from './explain-visit.ts'
