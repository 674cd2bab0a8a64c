import { type Database, openDatabase } from '@tournee/data'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVisitor, SIZES, type Visitor } from '../product/browser.ts'
import { MONDAY, type Office, openOffice, PATIENCE } from '../product/office.ts'
import { personalLinkIn } from '../product/personal-link.ts'

let office: Office
let planner: Visitor
let page: Page
let db: Database

beforeAll(async () => {
  office = await openOffice('/call')
  ;({ planner, page } = office)
  db = await openDatabase(office.product.databaseUrl)
})
afterAll(async () => {
  await db?.close()
  await office?.close()
})

interface Booked {
  readonly id: string
  readonly visitId: string
  readonly clientName: string
  readonly earliest: string
  readonly status: string
}

const appointments = async () =>
  ((await (await page.request.get('/v1/appointments?from=2026-11-23&to=2027-03-31')).json()) as { items: Booked[] }).items

/** Takes something up with the mouse, carries it so far, and leaves it in the air. */
async function carry(what: Locator, by: { readonly x: number; readonly y: number }): Promise<void> {
  const box = (await what.boundingBox())!
  const [x, y] = [box.x + Math.min(40, box.width / 2), box.y + Math.min(12, box.height / 2)]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 8, y + 8, { steps: 4 })
  await page.mouse.move(x + by.x, y + by.y, { steps: 8 })
  await page.mouse.move(x + by.x + 2, y + by.y + 2, { steps: 2 })
}

test('an emergency is booked from who can be there soonest: a repair, held and confirmed in two keystrokes', async () => {
  const before = await appointments()
  await page.getByTestId('call-field').fill('mar')
  await page.getByTestId('call-result').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByTestId('call-urgent').click()
  await page.getByTestId('call-soonest-book').first().waitFor()
  await planner.picture('call-soonest')
  expect(await planner.axe()).toEqual([])
  await page.getByTestId('call-soonest-book').first().press('Enter')
  await page.getByTestId('call-held').waitFor()
  await page.getByTestId('call-confirm').press('Enter')
  await page.getByTestId('call-confirmed').waitFor()
  const after = await appointments()
  const made = after.filter(({ id }) => !before.some((one) => one.id === id))
  expect(made).toHaveLength(1)
  // today, Monday: nobody in an emergency is given a day next week
  expect(made[0]).toMatchObject({ kind: 'repair', status: 'confirmed' })
  expect(made[0]!.earliest.slice(0, 10)).toBe('2026-11-23')
})

test('a caller whom nothing suits is noted to be called back, or waits for a slot', async () => {
  const { items } = (await (await page.request.get('/v1/clients?limit=50')).json()) as { items: { id: string; name: string }[] }
  const { items: due } = (await (await page.request.get('/v1/waiting-list')).json()) as { items: unknown[] }
  expect(due).toEqual([])
  // ten hours of work fit nobody's day
  const found = await db
    .connection('visits')
    .where({ status: 'due' })
    .whereIn(
      'client_id',
      items.map(({ id }) => id),
    )
    .where('due_to', '<', '2027-01-10')
    .first('client_id') // prettier-ignore
  await db.connection('visits').where({ status: 'due', client_id: found.client_id }).update({ duration_minutes: 600 })
  const caller = items.find(({ id }) => id === found.client_id)!
  await page.goto('/call')
  await page.getByTestId('call-field').fill(caller.name)
  await page.getByTestId('call-result').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByTestId('call-nothing').waitFor()
  await planner.picture('call-nothing')
  expect(await planner.axe()).toEqual([])
  await page.getByTestId('call-nothing').locator('textarea:visible').fill('le soir, après 18 h')
  await page.getByTestId('call-back').click()
  const notes = async () => ((await (await page.request.get(`/v1/clients/${caller.id}`)).json()) as { notes: string }).notes
  await expect.poll(notes, { timeout: PATIENCE }).toContain('le soir, après 18 h')
  await page.getByTestId('call-wait').click()
  const waiting = async () =>
    ((await (await page.request.get('/v1/waiting-list')).json()) as { items: { id: string; clientId: string }[] }).items
  await expect.poll(async () => (await waiting()).map(({ clientId }) => clientId), { timeout: PATIENCE }).toEqual([caller.id])
  await page.getByRole('button', { name: 'Annuler', exact: true }).last().click()
  await expect.poll(waiting, { timeout: PATIENCE }).toEqual([])
  expect(planner.complaints).toEqual([])
})

test('an appointment let go outside of the month, or given up by Escape, leaves the calendar as it was', async () => {
  const [chosen] = (await appointments()).filter(({ status, earliest }) => status === 'confirmed' && earliest > '2026-11-30')
  await page.goto(`/appointments?view=month&date=${chosen!.earliest.slice(0, 10)}`)
  const drawn = page.getByTestId('appointment').filter({ hasText: chosen!.clientName }).first()
  const faded = page.locator('.rbc-addons-dnd-is-dragging, .rbc-addons-dnd-dragged-event')
  for (const giveUp of ['outside', 'Escape'] as const) {
    await drawn.waitFor()
    await carry(drawn, { x: 120, y: 60 })
    await expect.poll(() => faded.count(), { timeout: PATIENCE }).toBeGreaterThan(0)
    if (giveUp === 'Escape') await page.keyboard.press('Escape')
    else await page.mouse.move(20, 880, { steps: 8 })
    if (giveUp === 'outside') await page.mouse.up()
    await expect.poll(() => faded.count(), { timeout: PATIENCE }).toBe(0)
    await page.mouse.up()
    await expect.poll(() => page.getByTestId('appointment-drag').count()).toBe(0)
    expect(await page.getByTestId('appointment-move').count()).toBe(0)
  }
  expect(planner.complaints).toEqual([])
})

test('an appointment dragged shows its cost in the air, moves, comes back, and is cancelled', async () => {
  const [chosen] = (await appointments()).filter(({ status, earliest }) => status === 'confirmed' && earliest > '2026-11-28')
  const day = chosen!.earliest.slice(0, 10)
  await page.goto(`/appointments?view=week&date=${day}`)
  const drawn = page.getByTestId('appointment').filter({ hasText: chosen!.clientName }).first()
  await drawn.waitFor()
  await carry(drawn, { x: 150, y: 60 })
  const label = page.getByTestId('appointment-drag').first()
  await expect.poll(() => label.getAttribute('data-cost')).toMatch(/fits|refused/)
  await planner.picture('appointment-drag')
  await page.mouse.up()
  await page.getByTestId('appointment-move').waitFor()
  await page.keyboard.press('Escape')
  await page.getByTestId('appointment-move').waitFor({ state: 'detached' })

  // without a mouse: the card's own form, until an hour fits
  await page.getByTestId('appointment').filter({ hasText: chosen!.clientName }).first().click()
  const card = page.getByTestId('appointment-card')
  await card.waitFor()
  const time = page.getByTestId('appointment-time')
  let fits = false
  for (const hour of ['10h30', '14:00', '16', '0830']) {
    await time.fill(hour)
    await page.getByTestId('appointment-check').click()
    await expect.poll(() => page.getByTestId('appointment-move').textContent()).not.toMatch(/…/)
    fits = (await page.getByTestId('appointment-apply').count()) > 0
    if (fits) break
  }
  expect(fits).toBe(true)
  expect(await planner.axe()).toEqual([])
  await page.getByTestId('appointment-apply').click()
  const undo = page.getByRole('button', { name: 'Annuler', exact: true }).last()
  await undo.waitFor()
  await planner.picture('appointment-moved')
  await undo.click()
  const now = async () => (await appointments()).find(({ id }) => id === chosen!.id)!
  await expect.poll(async () => (await now()).earliest, { timeout: PATIENCE }).toBe(chosen!.earliest)

  await page.getByTestId('appointment').filter({ hasText: chosen!.clientName }).first().click()
  await page.getByTestId('appointment-cancel-open').click()
  await page.getByTestId('appointment-cancel').click()
  await expect.poll(async () => (await appointments()).some(({ id, status }) => id === chosen!.id && status === 'confirmed')).toBe(false)
  expect(await planner.axe()).toEqual([])
  expect(planner.complaints).toEqual([])
})

test('a day with room is filled: clients are invited, one books on his phone by his link, moves and cancels there', async () => {
  await page.goto('/zone-days?date=2026-12-07')
  const room = page.getByTestId('zone-day').filter({ has: page.locator('[data-under="true"]') })
  await room.first().click()
  await page.getByTestId('fill-day').waitFor()
  const offered = page.getByTestId('fill-day').locator('input[type=checkbox]:enabled')
  await offered.first().waitFor()
  for (const box of (await offered.all()).slice(0, 3)) await box.check()
  await planner.picture('fill-day')
  expect(await planner.axe()).toEqual([])
  await page.getByTestId('fill-invite').click()
  const messages = () => db.connection('outbox').where({ kind: 'invitation' }).pluck('content')
  await expect.poll(async () => (await messages()).length).toBe(3)
  const [content] = await messages()
  const linkOf = (stored: string) => personalLinkIn(stored, office.product.databaseUrl)
  const link = linkOf(content!)

  const client = await openVisitor(office.browser, office.product.address, { size: SIZES.phone })
  const phone = client.page
  phone.setDefaultTimeout(PATIENCE)
  await phone.clock.install({ time: new Date(MONDAY) })
  await phone.goto(link)
  await phone.getByTestId('invitation-slot').first().waitFor()
  expect(await phone.getByTestId('invitation-slot').locator('input:checked').count()).toBe(1)
  await client.picture('invitation')
  expect(await client.axe()).toEqual([])
  // one thumb, one tap
  await phone.getByTestId('invitation-confirm').click()
  await phone.getByTestId('invitation-booked').waitFor()
  await client.picture('invitation-booked')
  expect(await client.axe()).toEqual([])
  const [file] = await Promise.all([phone.waitForEvent('download'), phone.getByTestId('invitation-calendar').click()])
  expect(file.suggestedFilename()).toMatch(/\.ics$/)
  // the link again, as from the message: it knows what stands
  await phone.reload()
  await phone.getByTestId('invitation-booked').waitFor()
  await phone.getByTestId('invitation-move').click()
  await phone.getByTestId('invitation-slot').first().waitFor()
  expect(await client.axe()).toEqual([])
  await phone.getByTestId('invitation-confirm').click()
  await phone.getByTestId('invitation-booked').waitFor()
  // the message of the move has a link of its own: the same appointment, until it is cancelled
  const told = await db
    .connection('outbox')
    .where({ kind: 'appointment.moved' })
    .orderBy('id', 'desc')
    .first<{ content: string }>('content')
  await phone.goto(linkOf(told.content))
  await phone.getByTestId('invitation-booked').waitFor()
  await client.picture('appointment-link')
  await phone.getByTestId('invitation-cancel').click()
  await phone.getByTestId('invitation-cancel-yes').click()
  await phone.getByTestId('invitation-over').waitFor()
  await client.picture('appointment-link-over')
  expect(await client.axe()).toEqual([])
  await phone.goto(link)
  await phone.getByTestId('invitation-slot').first().waitFor()
  expect(await client.axe()).toEqual([])
  expect(client.complaints).toEqual([])
  expect(planner.complaints).toEqual([])
})

test('who waits for a slot is seen beside the calendar, and taken off the list', async () => {
  const clients = (await (await page.request.get('/v1/clients?limit=50')).json()) as { items: { id: string; nextDueOn: string | null }[] }
  const { id } = clients.items.find(({ nextDueOn }) => nextDueOn !== null)!
  const { items } = (await (await page.request.get(`/v1/clients/${id}/visits`)).json()) as { items: { id: string; status: string }[] }
  const { csrfToken } = (await (await page.request.get('/v1/session')).json()) as { csrfToken: string }
  const waiting = { visitId: items.find(({ status }) => status === 'due')!.id, from: '2026-11-24', to: '2026-12-04' }
  await page.request.post('/v1/waiting-list', { data: waiting, headers: { 'x-csrf-token': csrfToken } })
  await page.goto('/appointments')
  const list = page.getByTestId('waiting-list')
  await list.locator('li').first().waitFor()
  expect(await planner.axe()).toEqual([])
  await list.locator('li button').last().click()
  await list.locator('li').first().waitFor({ state: 'detached' })
  expect(planner.complaints).toEqual([])
})
