import type { Role, User } from '@tournee/contract'
import { contractWithDefaults, createClient, createUser, type Database, ensureCompanyDefaults, listTechnicians } from '@tournee/data'

/** Places around the lake, hand-picked: every one is on the embedded roads. */
const PLACES = [
  ['Annecy', '74000', 6.1265, 45.9],
  ['Seynod', '74600', 6.09, 45.88],
  ['Meythet', '74960', 6.09, 45.918],
  ['Pringy', '74370', 6.126, 45.949],
  ['Sevrier', '74320', 6.14, 45.864],
  ['Saint-Jorioz', '74410', 6.16, 45.832],
  ['Veyrier-du-Lac', '74290', 6.178, 45.884],
  ['Rumilly', '74150', 5.943, 45.867],
] as const // prettier-ignore

/** The password of every account of the small company. */
export const PASSWORD = 'a long enough password'

/** Who changes things in tests, and when. */
export const TEST_BY = { actor: 'test', at: Date.parse('2026-11-02T08:00:00Z') } as const

/** The accounts of the small company, one a role. */
export const emailOf = (role: Role): string => `${role}@example.test`

/** Company and technicians by default, eight clients with one yearly visit due in November and December 2026, one account a role. */
export async function fillSmallCompany(db: Database): Promise<{ readonly users: Readonly<Record<Role, User>> }> {
  return db.transaction(async (connection) => {
    await ensureCompanyDefaults(connection, TEST_BY)
    let firstClient: string | null = null
    for (const [city, postcode, lng, lat] of PLACES) {
      // half a year after the start is the ideal day: 1 June + 182 days = 30 November 2026
      const contract = contractWithDefaults({}, '2026-06-01')
      const site = {
        address: '1 rue des Tests',
        postcode,
        city,
        position: { lng, lat },
        precision: 'given',
        positionSource: 'file',
      } as const
      const client = await createClient(
        connection,
        { client: { name: `Client ${city}` }, site: { ...site, label: null, insee: null, accessNotes: '' }, contract },
        TEST_BY,
      )
      firstClient ??= client.id
    }
    const [technician] = await listTechnicians(connection)
    const account = async (role: Role) =>
      createUser(
        connection,
        {
          email: emailOf(role),
          name: `The ${role}`,
          role,
          technicianId: role === 'technician' ? technician!.id : null,
          clientId: role === 'client' ? firstClient : null,
          active: true,
          password: PASSWORD,
        },
        TEST_BY,
      )
    return {
      users: {
        planner: await account('planner'),
        technician: await account('technician'),
        manager: await account('manager'),
        client: await account('client'),
        admin: await account('admin'),
      },
    }
  })
}
