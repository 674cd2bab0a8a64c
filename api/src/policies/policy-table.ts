import type { Role } from '@tournee/contract'
import type { EndpointName } from '../http/handler.ts'

/**
 * What a role may do with an endpoint: on any object, on its own only (its own day, its own file), or nothing.
 * `own` endpoints find the object from the session, or check it in their use-case.
 */
type Right = 'any' | 'own' | 'no'
/** Rights of the five roles; `anonymous` is nobody signed in. */
export type Rights = Readonly<Record<Role | 'anonymous', Right>>

const rights = (planner: Right, technician: Right, manager: Right, client: Right, anonymous: Right = 'no'): Rights => ({
  planner,
  technician,
  manager,
  client,
  // an administrator does what a planner does; only what belongs to one technician is not his
  admin: planner,
  anonymous,
})

const everybody = rights('any', 'any', 'any', 'any', 'any')
const signedIn = rights('any', 'any', 'any', 'any')
const staff = rights('any', 'no', 'any', 'no')
const office = rights('any', 'no', 'no', 'no')
const officeOrOwn = rights('any', 'no', 'no', 'own')
const technicianHimself = rights('no', 'own', 'no', 'no')

/** Every endpoint x role. Held against the contract's `access` and against the running service by policy-table.test.ts. */
export const POLICY: Readonly<Record<EndpointName, Rights>> = {
  signIn: everybody,
  getSession: everybody,
  signOut: signedIn,
  listClients: staff,
  getClientFacets: staff,
  exportClients: staff,
  previewBulk: office,
  runBulk: office,
  undo: office,
  listSegments: staff,
  createSegment: staff,
  updateSegment: staff,
  deleteSegment: staff,
  getClient: staff,
  createClient: office,
  updateClient: office,
  placeSite: office,
  listSitesToPlace: staff,
  geocode: staff,
  listClientVisits: staff,
  listClientChanges: staff,
  createImport: office,
  getImport: office,
  mapImport: office,
  commitImport: office,
  followImport: office,
  cancelImport: office,
  getCompany: signedIn,
  updateCompany: office,
  listTechnicians: staff,
  createTechnician: office,
  updateTechnician: office,
  listAbsences: staff,
  createAbsence: office,
  deleteAbsence: office,
  getWeek: staff,
  createRoutePlan: office,
  listRoutePlans: staff,
  getRoutePlan: staff,
  followRoutePlan: staff,
  terminateRoutePlan: office,
  evaluateRoutePlan: staff,
  compareRoutePlan: staff,
  publishRoutePlan: office,
  unpublishRoutePlan: office,
  getRoutePlanGeometry: staff,
  getKpi: staff,
  getMyDay: technicianHimself,
  draftRoutePlan: office,
  getEditableWeek: staff,
  editRoutePlan: office,
  nameRoutePlan: office,
  recommendPlaces: staff,
  followWeek: staff,
  getRoadbook: staff,
  getRouteLinks: staff,
  getMyRoadbook: technicianHimself,
  getMyRouteLinks: technicianHimself,
  getBasemap: signedIn,
  listZonings: staff,
  getZoning: staff,
  designZoning: office,
  suggestZoneCount: staff,
  paintCells: office,
  previewCells: staff,
  renameZone: office,
  rebalanceZoning: office,
  enforceZoning: office,
  deleteZoning: office,
  listZoneDays: staff,
  planZoneDays: office,
  setZoneDay: office,
  previewZoneDay: staff,
  listSlots: officeOrOwn,
  findSoonest: office,
  createHold: officeOrOwn,
  releaseHold: officeOrOwn,
  confirmAppointment: officeOrOwn,
  listAppointments: staff,
  rescheduleAppointment: officeOrOwn,
  previewAppointment: staff,
  cancelAppointment: officeOrOwn,
  listWaiting: staff,
  joinWaiting: officeOrOwn,
  leaveWaiting: officeOrOwn,
  listFillCandidates: staff,
  inviteToDay: office,
  lookUpCaller: office,
  listOutbox: office,
  openInvitation: everybody,
  acceptInvitation: everybody,
  declineInvitation: everybody,
  createStamp: technicianHimself,
  getLiveDay: staff,
  followLiveDay: staff,
  tellClient: office,
  withdrawNotice: office,
}
