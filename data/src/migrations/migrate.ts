import type { Knex } from 'knex'
import type { Connection, Dialect } from '../database/connection.ts'
import * as companyAndTeam from './0001-company-and-team.ts'
import * as clientsAndVisits from './0002-clients-and-visits.ts'
import * as plans from './0003-plans.ts'
import * as accountsAndAudit from './0004-accounts-and-audit.ts'
import * as jobsAndCaches from './0005-jobs-and-caches.ts'
import * as zonesAndBooking from './0006-zones-and-booking.ts'
import * as undoPublish from './0007-undo-publish.ts'
import * as planEdits from './0008-plan-edits.ts'
import * as meetings from './0009-meetings.ts'
import * as clientTools from './0010-client-tools.ts'
import * as liveDay from './0012-live-day.ts'
import * as bookingQuality from './0013-booking-quality.ts'
import * as appointmentLinks from './0014-appointment-links.ts'
import * as savedViews from './0015-saved-views.ts'
import * as equipmentParts from './0016-equipment-parts.ts'
import * as news from './0017-news.ts'
import * as clientTags from './0018-client-tags.ts'
import * as owners from './0019-owners.ts'
import * as neededParts from './0020-needed-parts.ts'

/** Every migration by name, oldest first; a new one goes to the end, an old one never changes. */
const MIGRATIONS: Readonly<Record<string, Knex.Migration>> = {
  '0001-company-and-team': companyAndTeam,
  '0002-clients-and-visits': clientsAndVisits,
  '0003-plans': plans,
  '0004-accounts-and-audit': accountsAndAudit,
  '0005-jobs-and-caches': jobsAndCaches,
  '0006-zones-and-booking': zonesAndBooking,
  '0007-undo-publish': undoPublish,
  '0008-plan-edits': planEdits,
  '0009-meetings': meetings,
  '0010-client-tools': clientTools,
  '0012-live-day': liveDay,
  '0013-booking-quality': bookingQuality,
  '0014-appointment-links': appointmentLinks,
  '0016-equipment-parts': equipmentParts,
  '0017-news': news,
  '0018-client-tags': clientTags,
  '0015-saved-views': savedViews,
  '0019-owners': owners,
  '0020-needed-parts': neededParts,
}

const source: Knex.MigrationSource<string> = {
  getMigrations: async () => Object.keys(MIGRATIONS),
  getMigrationName: (name) => name,
  getMigration: async (name) => MIGRATIONS[name]!,
}

/** Names the advisory lock that lets one process migrate at a time on PostgreSQL. */
const ADVISORY_LOCK = 7_474_001

/** Runs the migrations that are missing; a second process starting at the same time waits for the first. */
export async function migrateToLatest(connection: Connection, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') {
    await connection.transaction(async (trx) => {
      await trx.raw('select pg_advisory_xact_lock(?)', [ADVISORY_LOCK])
      await connection.migrate.latest({ migrationSource: source })
    })
    return
  }
  await migrateSqlite(connection)
}

const RETRIES = 50
const RETRY_AFTER_MS = 100

/** knex's own lock is a row that a killed process leaves behind: wait for it a while, then take it. */
async function migrateSqlite(connection: Connection): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await connection.migrate.latest({ migrationSource: source })
      return
    } catch (error) {
      const locked = error instanceof Error && error.name === 'MigrationLocked'
      if (!locked || attempt > RETRIES) throw error
      if (attempt === RETRIES) await connection.migrate.forceFreeMigrationsLock({ migrationSource: source })
      else await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS))
    }
  }
}
