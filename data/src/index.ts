/** What is stored: the only door of this folder. Repository functions take the connection (or transaction) first. */
export type { By } from './audit/by.ts'
export { backupDatabase, restoreDatabase } from './backup/backup.ts'
export { ensureCompanyDefaults } from './company/ensure-company-defaults.ts'
export type { Connection, Dialect } from './database/connection.ts'
export { DuplicateError, NotFoundError, StateError, VersionConflictError } from './database/errors.ts'
export { fold } from './database/fold.ts'
export { newId } from './database/identity.ts'
export { type Database, openDatabase } from './database/open-database.ts'
export type { Page, PageRequest } from './database/page.ts'
export { createDemoCompany, type DemoAccount, type DemoOptions, type DemoSummary } from './demo/create-demo-company.ts'
export { listUntoldVisits, markDemoWeek, reopenVisits } from './demo/demo-past.ts'
export { demoSpreadsheet } from './demo/demo-spreadsheet.ts'
export { DEMO_PASSWORD } from './demo/demo-team.ts'
export type { DueWindowsOf } from './demo/demo-visits.ts'
export { type DrivenStop, driveRoute } from './demo/drive-route.ts'
export { diceOf } from './demo/seeded-random.ts'
export { GAZETTEER, type GazetteerPlace } from './geocode/gazetteer.ts'
export { gazetteerGeocoder } from './geocode/gazetteer-geocoder.ts'
export type { AddressQuery, GeocodeMatch, Geocoder } from './geocode/geocoder.ts'
export {
  createGeoplateformeGeocoder,
  GEOPLATEFORME_URL,
  type GeocodeCache,
  type GeoplateformeOptions,
} from './geocode/geoplateforme-geocoder.ts'
export { nearestCommune } from './geocode/nearest-commune.ts'
export { geocodeReport } from './import/geocode-report.ts'
export { harmlessCell } from './import/harmless-cell.ts'
export { ImportFileError } from './import/import-file-error.ts'
export {
  cancelImport,
  createImport,
  type ImportOptions,
  mapImport,
  type RunImportOptions,
  runImport,
  writeTable,
} from './import/import-job.ts'
export { partsText, partText } from './import/parts-text.ts'
export { type ImportPlan, type PlacedRow, planImport, type RowAction } from './import/plan-import.ts'
export { readTable } from './import/read-table.ts'
export { recogniseHeaders } from './import/recognise-headers.ts'
export type { Language } from './import/row-problems.ts'
export type { Table } from './import/table.ts'
export { createAbsence, deleteAbsence, listAbsences } from './repositories/absences.ts'
export {
  cancelAppointment,
  createAppointment,
  findAppointmentOfVisit,
  getAppointment,
  listAppointments,
  moveAppointment,
  type NewAppointment,
} from './repositories/appointments.ts'
export { listArchived, listPromisedClients, setArchived } from './repositories/archive.ts'
export { listChangesOf, listClientChanges } from './repositories/audit.ts'
export { type Booking, type BookingSpan, listBookings, lockTechnicians } from './repositories/bookings.ts'
export { listClientEmails } from './repositories/client-emails.ts'
export { type ClientExtras, listClientExtras } from './repositories/client-extras.ts'
export { countClients } from './repositories/client-facets.ts'
export { type ClientQuery, listClientIds, listClients } from './repositories/client-list.ts'
export { listClientNotes, setClientNotes, withLine, withoutLine } from './repositories/client-notes.ts'
export { changedTags, listClientTags, MOST_TAGS, setClientTags } from './repositories/client-tags.ts'
export {
  type ClientPatch,
  claimClient,
  createClient,
  deleteClient,
  findClient,
  getClient,
  type NewClient,
  updateClient,
} from './repositories/clients.ts'
export { findCompany, getCompany, getCompanyFile, saveCompany, updateCompany } from './repositories/company.ts'
export { contractWithDefaults, DEFAULT_DURATION_MINUTES, TIER_DEFAULTS } from './repositories/contract-defaults.ts'
export { type SharedTerms, updateContractTerms } from './repositories/contract-terms.ts'
export {
  applyVisitChanges,
  type ContractVisit,
  listContractVisits,
  type VisitChanges,
  type VisitTerms,
} from './repositories/contract-visits.ts'
export {
  createContract,
  deleteContract,
  findContract,
  getContract,
  listContracts,
  type NewContract,
  updateContract,
} from './repositories/contracts.ts'
export { listSiteDemand, type SiteDemand } from './repositories/demand.ts'
export {
  createDocument,
  deleteOldDocuments,
  getDocument,
  listDocumentFiles,
  listDocuments,
  removeDocument,
  restoreDocument,
  type StoredDocument,
} from './repositories/documents.ts'
export { findDuplicates, tellApart } from './repositories/duplicates.ts'
export {
  copyPlan,
  countNamedPlans,
  deleteOldDrafts,
  lockPlansOfWeek,
  namePlan,
  saveEditedPlan,
} from './repositories/edited-plans.ts'
export { createEquipment, deleteEquipment, getEquipment, updateEquipment } from './repositories/equipment.ts'
export { type FirstSteps, readFirstSteps } from './repositories/first-steps.ts'
export { createGeocodeCache } from './repositories/geocode-cache.ts'
export {
  createHold,
  deleteExpiredHolds,
  deleteHold,
  findHold,
  findHoldOfVisit,
  presentHold,
  type StoredHold,
} from './repositories/holds.ts'
export {
  claimIdempotencyKey,
  deleteOldIdempotencyKeys,
  type KeyClaim,
  releaseAbandonedKeys,
  releaseIdempotencyKey,
  saveIdempotentAnswer,
} from './repositories/idempotency-keys.ts'
export { deleteOldImports, failAbandonedImports, getImport } from './repositories/imports.ts'
export {
  createInvitation,
  findInvitation,
  followAppointment,
  type Invitation,
  markInvitationUsed,
  type NewInvitation,
  renewSecret,
} from './repositories/invitations.ts'
export {
  createDecision,
  createMeeting,
  type DraftBefore,
  deleteDecision,
  findLastDecision,
  getMeeting,
  listMeetings,
  listOpenDecisions,
  type NewDecision,
} from './repositories/meetings.ts'
export { type MergeUndo, mergeClients, previewMerge, unmergeClients } from './repositories/merge-clients.ts'
export { addNews, lastNewsId, listNewsAfter } from './repositories/news.ts'
export { findNextDue } from './repositories/next-due.ts'
export { type Occurrence, storeOccurrences } from './repositories/occurrences.ts'
export {
  addMessages,
  addVisitMessage,
  type ClaimedMessage,
  claimMessages,
  isCurrentMessage,
  listOutbox,
  listVisitNotices,
  type MessageContent,
  markFailed,
  markSent,
  type NewMessage,
  withdrawMessages,
  withdrawVisitMessage,
  withdrawVisitMessages,
} from './repositories/outbox.ts'
export {
  createPlan,
  failPlan,
  findCurrentPlanId,
  findPlanInputs,
  findPublishedPlanId,
  getPlan,
  getPlanHead,
  listAbandonedPlans,
  listPlanHeads,
  markPlanSolving,
  type NewPlan,
  type PlanResult,
  savePlanProgress,
  savePlanResult,
} from './repositories/plans.ts'
export {
  beat,
  claimChore,
  forgetProcess,
  leaveProcesses,
  listProcesses,
  releaseAbandonedChores,
  releaseChore,
  type ServingProcess,
} from './repositories/processes.ts'
export { publishPlan } from './repositories/publish-plan.ts'
export { findReplaced, listChangedSince } from './repositories/replaced-plan.ts'
export { findNewestPublishedWeek, listPublishedWeeks, type PublishedWeek } from './repositories/reports/savings.ts'
export type { NamedSpan, WorkScope } from './repositories/reports/spans.ts'
export {
  countBookings,
  countDueWindows,
  listEndingContracts,
  sumLoads,
  sumZoneFill,
} from './repositories/reports/work-done.ts'
export {
  findNextPublishedDate,
  findPublishedRoute,
  listPublishedDatesAround,
  listPublishedRoutes,
  type PublishedRoute,
} from './repositories/routes.ts'
export { deleteSavedView, keepSavedView, listSavedViews, type SavedViewContent } from './repositories/saved-views.ts'
export { createSegment, deleteSegment, listSegments, type SegmentContent, updateSegment } from './repositories/segments.ts'
export { createSession, deleteExpiredSessions, deleteSession, findSession, type NewSession } from './repositories/sessions.ts'
export { listFirstPlaces, listSitePlaces } from './repositories/site-places.ts'
export { listSiteSheets, type SiteSheet } from './repositories/site-sheets.ts'
export { createSite, deleteSite, getSite, listSitesToPlace, type NewSite, placeSite, updateSite } from './repositories/sites.ts'
export {
  beforeOf,
  type LockedVisit,
  lockVisit,
  markDone,
  markNotDone,
  markUnderWay,
  restoreVisit,
  type VisitBefore,
} from './repositories/stamped-visit.ts'
export { addStamp, findBefore, findStamp, listStamps, markUndone, type NewStampRow } from './repositories/stamps.ts'
export {
  createTechnician,
  findTechnician,
  getTechnician,
  listTechnicians,
  type NewTechnician,
  updateTechnician,
} from './repositories/technicians.ts'
export { createTravelStore, deleteOldTravel, type StoredPair, type StoredTravel, type TravelStore } from './repositories/travel-store.ts'
export { claimUndo, deleteOldUndo, keepUndo, type UndoRecord } from './repositories/undo-records.ts'
export { unpublishPlan } from './repositories/unpublish-plan.ts'
export { createUser, findUserByEmail, findUserByPassword, getUser, listUsers, type NewUser, updateUser } from './repositories/users.ts'
export { listVisitNeeds, saveVisitParts, type VisitNeeds } from './repositories/visit-parts.ts'
export {
  createVisits,
  findVisit,
  getVisit,
  listClientVisits,
  listComingVisitsOf,
  listDueVisitsOf,
  listVisitsById,
  listVisitsOfWeek,
  type NewVisit,
  updateVisit,
  type WeekOfVisits,
} from './repositories/visits.ts'
export { findWaiting, joinWaiting, leaveWaiting, listWaiting } from './repositories/waiting-list.ts'
export { findLastPlannedDay, listZoneDays, replaceZoneDays, type StoredZoneDay, saveZoneDay } from './repositories/zone-days.ts'
export {
  createZoning,
  deleteZoning,
  enforceZoning,
  findZoningInForce,
  getZoning,
  listZonings,
  type StoredCell,
  type StoredZoning,
  saveZoning,
  type ZoningContent,
} from './repositories/zonings.ts'
