export { firstComeFirstServed, type PhoneBooking } from './first-come-first-served.ts'
