export { createRouteRoom, fitsInTime, type RouteRoom, type StartRoom, startRooms } from './insertion-room.ts'
export { placeAt, visitsOf } from './labels.ts'
export { type LegTotals, legTotals } from './leg-totals.ts'
export { earliestShiftEnd, isInTime, timeEarly, timeInTime, timeRoute } from './time-route.ts'
