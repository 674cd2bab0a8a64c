import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_COMPANY } from '../company/default-company.ts'
import { ensureCompanyDefaults } from '../company/ensure-company-defaults.ts'
import type { Database } from '../database/open-database.ts'
import { aClient, aContract, aTechnician, TESTER } from '../testing/builders.ts'
import { openTestDatabase } from '../testing/database.ts'
import { createAbsence, deleteAbsence, listAbsences } from './absences.ts'
import { listChangesOf } from './audit.ts'
import { createClient } from './clients.ts'
import { findCompany, updateCompany } from './company.ts'
import { createTechnician, getTechnician, listTechnicians, updateTechnician } from './technicians.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('a company that has only clients', () => {
  it('gets settings and five technicians who can do what its contracts ask, once', async () => {
    expect(await findCompany(database.connection)).toBeNull()
    await createClient(database.connection, aClient({ contract: aContract({ skills: ['plomberie'] }) }), TESTER)
    expect(await ensureCompanyDefaults(database.connection, TESTER)).toEqual({ company: true, technicians: 5 })
    expect(await ensureCompanyDefaults(database.connection, TESTER)).toEqual({ company: false, technicians: 0 })
    const technicians = await listTechnicians(database.connection)
    expect(technicians.map(({ letter }) => letter).join('')).toBe('ABCDE')
    for (const { skills, hours, maxWorkMinutes } of technicians) {
      expect(skills).toEqual(['chauffage', 'clim', 'elec', 'irve', 'pac', 'plomberie'])
      expect(hours.map(({ weekday, start, end }) => `${weekday} ${start}-${end}`)).toEqual(
        [1, 2, 3, 4, 5].map((day) => `${day} 08:00-18:00`),
      )
      expect(maxWorkMinutes).toBe(480)
    }
  })

  it('changes one setting and keeps the others', async () => {
    await updateCompany(database.connection, { name: 'Duret', meeting: null }, TESTER)
    expect(await findCompany(database.connection)).toEqual({ ...DEFAULT_COMPANY, name: 'Duret', meeting: null })
    expect((await listChangesOf(database.connection, 'company', '1'))[0]?.changes).toEqual({
      name: ['Mon entreprise', 'Duret'],
      meeting: [DEFAULT_COMPANY.meeting, null],
    })
  })
})

describe('a technician', () => {
  it('changes skills and hours as a whole, and only from the last version', async () => {
    const { id } = await createTechnician(database.connection, aTechnician({ letter: 'Z', skills: ['pac', 'elec', 'pac'] }), TESTER)
    const hours = [{ weekday: 6, start: '09:00', end: '12:00' }]
    const after = await updateTechnician(database.connection, id, { skills: ['irve'], hours }, 1, TESTER)
    expect(after).toMatchObject({ skills: ['irve'], hours, version: 2 })
    expect(await getTechnician(database.connection, id)).toEqual(after)
    await expect(updateTechnician(database.connection, id, { skills: [] }, 1, TESTER)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
  })

  it('is absent on whole days, both included', async () => {
    const { id } = await createTechnician(database.connection, aTechnician({ letter: 'Y' }), TESTER)
    const absence = { technicianId: id, from: '2026-12-07', to: '2026-12-11', reason: 'Congés' }
    const created = await createAbsence(database.connection, absence, TESTER)
    const between = (from: string, to: string) => listAbsences(database.connection, { from, to })
    expect(await between('2026-12-11', '2026-12-13')).toEqual([created])
    expect(await between('2026-12-01', '2026-12-06')).toEqual([])
    await deleteAbsence(database.connection, created.id, TESTER)
    expect(await listAbsences(database.connection)).toEqual([])
    await expect(deleteAbsence(database.connection, created.id, TESTER)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
