import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Visitor } from '../product/browser.ts'
import { type Office, openOffice, PATIENCE } from '../product/office.ts'

let office: Office
let planner: Visitor
let page: Page

beforeAll(async () => {
  office = await openOffice('/zones')
  ;({ planner, page } = office)
})
afterAll(() => office?.close())

test('zones are lassoed, undone, redone and saved; another zoning is designed, compared, put in force', async () => {
  await page.goto('/zones')
  await page.getByTestId('zone-pick').first().click()
  await page.getByTestId('tool-lasso').click()
  const canvas = page.getByTestId('zone-map').locator('canvas').first()
  await canvas.waitFor()
  const box = (await canvas.boundingBox())!
  // a loop around the middle of the map: cells of several zones
  const at = (dx: number, dy: number) => [box.x + box.width / 2 + dx, box.y + box.height / 2 + dy] as const
  await expect
    .poll(
      async () => {
        await page.mouse.move(...at(-90, -90))
        await page.mouse.down()
        for (const [dx, dy] of [
          [90, -90],
          [90, 90],
          [-90, 90],
          [-90, -88],
        ] as const)
          await page.mouse.move(...at(dx, dy), { steps: 6 }) // prettier-ignore
        await page.mouse.up()
        return page.getByTestId('zones-undo').isEnabled()
      },
      { timeout: PATIENCE, interval: 1_000 },
    )
    .toBe(true)
  await planner.picture('zones-lasso')
  expect(await planner.axe()).toEqual([])
  await page.getByTestId('zones-undo').click()
  await expect.poll(() => page.getByTestId('zones-save').isDisabled()).toBe(true)
  await page.getByTestId('zones-redo').click()
  await page.getByTestId('zones-save').click()
  await expect.poll(() => page.getByTestId('zones-save').isDisabled()).toBe(true)

  await page.getByTestId('zones-design').click()
  await page.getByTestId('design-dialog').waitFor()
  await page.getByTestId('design-create').click()
  await page.getByTestId('design-dialog').waitFor({ state: 'detached' })
  await page.getByTestId('zones-compare').click()
  await page.getByTestId('zone-compare').waitFor()
  await planner.picture('zones-compare')
  expect(await planner.axe()).toEqual([])
  await page.getByTestId('zones-compare-close').click()
  await page.getByTestId('zone-compare').waitFor({ state: 'detached' })

  await page.getByTestId('zones-enforce').click()
  await page.getByTestId('enforce-dialog').waitFor()
  expect(await planner.axe()).toEqual([])
  await page.getByTestId('enforce-confirm').click()
  await page.getByTestId('enforce-dialog').waitFor({ state: 'detached' })
  const { items } = (await (await page.request.get('/v1/zonings')).json()) as { items: { inForceFrom: string | null }[] }
  // Monday of the week after
  expect(items.map(({ inForceFrom }) => inForceFrom)).toContain('2026-11-30')
  expect(planner.complaints).toEqual([])
})

test('a zoning in hand is named, coloured, locked, unlocked, painted and rebalanced, then removed', async () => {
  await page.goto('/zones')
  await page.getByTestId('zones-design').click()
  await page.getByTestId('design-create').click()
  await page.getByTestId('design-dialog').waitFor({ state: 'detached' })
  const zonings = async () => ((await (await page.request.get('/v1/zonings')).json()) as { items: { id: string; state: string }[] }).items
  const { id } = (await zonings()).find(({ state }) => state === 'draft')!
  await expect.poll(() => page.getByTestId('zoning-select').inputValue(), { timeout: PATIENCE }).toBe(id)
  const stored = async () =>
    (await (await page.request.get(`/v1/zonings/${id}`)).json()) as {
      zones: { name: string; colour: number; cells: string[]; lockedCells: string[] }[]
    }

  await page.getByTestId('zone-pick').first().click()
  await page.getByTestId('zone-name').fill('Rive ouest')
  await page.getByTestId('picked-zone').locator('button[type=submit]').click()
  await page.getByTestId('zone-pick').filter({ hasText: 'Rive ouest' }).waitFor()
  await page.getByTestId('picked-zone').locator('fieldset button[aria-pressed=false]').last().click()
  await expect.poll(async () => (await stored()).zones.find(({ name }) => name === 'Rive ouest')?.colour, { timeout: PATIENCE }).toBe(15)

  const box = (await page.getByTestId('zone-map').locator('canvas').first().boundingBox())!
  const save = page.getByTestId('zones-save')
  /** Draws across the middle of the map with a tool, and saves. */
  const draw = async (tool: 'lock' | 'unlock' | 'paint') => {
    await page.getByTestId(`tool-${tool}`).click()
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const stroke = async () => {
      await page.mouse.move(x - 120, y - 40)
      await page.mouse.down()
      await page.mouse.move(x + 120, y + 40, { steps: 12 })
      await page.mouse.up()
      return save.isEnabled()
    }
    // the map may still be drawing its first cells
    await expect.poll(stroke, { timeout: PATIENCE, interval: 1_000 }).toBe(true)
    await save.click()
    await expect.poll(() => save.isDisabled(), { timeout: PATIENCE }).toBe(true)
  }
  const locked = async () => (await stored()).zones.flatMap(({ lockedCells }) => lockedCells).length
  const ownCells = async () => (await stored()).zones.find(({ name }) => name === 'Rive ouest')!.cells.length
  await draw('lock')
  // the button rests as soon as it is pressed, before the answer
  await expect.poll(locked, { timeout: PATIENCE }).toBeGreaterThan(0)
  expect(await planner.axe()).toEqual([])
  await draw('unlock')
  await expect.poll(locked, { timeout: PATIENCE }).toBe(0)
  const before = await ownCells()
  await draw('paint')
  await expect.poll(ownCells, { timeout: PATIENCE }).toBeGreaterThan(before)
  await page.getByTestId('zones-rebalance').click()
  await page
    .getByText(/changé de secteur|Rien à gagner/)
    .first()
    .waitFor()
  await planner.picture('zones-rebalanced')
  expect(await planner.axe()).toEqual([])

  await page.getByTestId('zones-remove').click()
  await expect.poll(async () => (await zonings()).some((one) => one.id === id), { timeout: PATIENCE }).toBe(false)
  expect(planner.complaints).toEqual([])
})

test('a zone day dragged shows what every place costs before it is dropped; it is moved, and taken back', async () => {
  await page.goto('/zone-days')
  const days = page.getByTestId('zone-day')
  const movable = page.locator('[data-testid=zone-day][draggable=true]').first()
  await movable.waitFor()
  const from = (await movable.getAttribute('data-spot'))!
  const zone = await movable.textContent()
  const box = (await movable.boundingBox())!
  await page.mouse.move(box.x + 20, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + 40, box.y + 24, { steps: 4 })
  const costs = page.getByTestId('zone-day-move-cost')
  await costs.first().waitFor()
  // every other place of the table says its price, or that nobody works there
  expect(await costs.count()).toBe((await days.count()) - 1)
  await planner.picture('zone-day-drag')
  const free = page.locator('[data-testid=zone-day]:has([data-verdict=better], [data-verdict=worse])').last()
  const target = (await free.boundingBox())!
  await page.mouse.move(target.x + 20, target.y + 20, { steps: 8 })
  await page.mouse.up()
  await page.getByTestId('zone-day-cost').waitFor()
  await expect.poll(() => costs.count()).toBe(0)
  expect(await planner.axe()).toEqual([])
  await page.getByTestId('zone-day-apply').click()
  await page.getByTestId('zone-day-cost').waitFor({ state: 'detached' })
  const origin = page.locator(`[data-spot="${from}"]`)
  await expect.poll(() => origin.textContent()).not.toBe(zone)
  await page.getByRole('button', { name: 'Annuler', exact: true }).last().click()
  await expect.poll(() => origin.textContent(), { timeout: PATIENCE }).toBe(zone)
  expect(planner.complaints).toEqual([])
})

test('a month of zone days is dragged in the calendar, and planned again', async () => {
  await page.goto('/zone-days?view=calendar&date=2026-12-01')
  const event = page.locator('[data-testid=zone-day-calendar] .rbc-event').nth(2)
  await event.waitFor()
  const box = (await event.boundingBox())!
  await page.mouse.move(box.x + 20, box.y + 8)
  await page.mouse.down()
  await page.mouse.move(box.x + 30, box.y + 16, { steps: 4 })
  await page.mouse.move(box.x + 180, box.y + 100, { steps: 8 })
  await page.mouse.move(box.x + 176, box.y + 102, { steps: 2 })
  await page.getByTestId('zone-day-move-cost').first().waitFor()
  await planner.picture('zone-day-calendar-drag')
  await page.mouse.up()
  await page.getByTestId('zone-day-cost').waitFor()
  await page.getByTestId('zone-day-drop').click()
  await page.getByTestId('zone-days-plan').click()
  await page.getByTestId('zone-days-result').waitFor({ timeout: 120_000 })
  expect(await planner.axe()).toEqual([])
  expect(planner.complaints).toEqual([])
})
