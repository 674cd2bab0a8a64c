export { expectRoutes } from './expect-routes.ts'
export { legBetween } from './leg-between.ts'
export { type ExpectedRoute, type ExpectedVisit, type LiveRoute, type Standing, standingOf, type VisitProgress } from './live-route.ts'
