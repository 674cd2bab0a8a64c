export { arrivalWindows, type ClockWindow, DEFAULT_WINDOWS } from './arrival-windows.ts'
export { createDayState, type DayState, MAX_EXACT_STOPS } from './day-state.ts'
export { type FillCandidate, fillDay } from './fill-day.ts'
export type { Slot } from './judge-day.ts'
export { checkSlot, offerSlots } from './offer-slots.ts'
export { type SimulationOptions, simulateYear } from './simulate/simulate-year.ts'
export {
  type BookingPolicy,
  DEFAULT_RATES,
  type SimulatedClient,
  type SimulatedDue,
  type SimulatedTechnician,
  type SimulationInput,
  type SimulationRates,
  type SimulationResult,
} from './simulate/simulation-input.ts'
export { type ArrivalWindow, type Place, type SlotDay, type SlotTravel, travelOfTable } from './slot-day.ts'
export type { SlotAnswer, SlotContext, SlotCost, SlotOffer, SlotRefusal, SlotRequest } from './slot-offer.ts'
export { DEFAULT_RULES, type SlotPrices, type SlotRules } from './slot-rules.ts'
export { type SoonestOffer, soonest } from './soonest.ts'
