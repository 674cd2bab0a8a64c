import {
  type Company,
  DEFAULT_MEETING_RULES,
  type Meeting,
  type PrintLanguage,
  type TakenDecision,
  type Technician,
  type WeekFigures,
} from '@tournee/contract'
import { openPaper, type Paper } from '../print/paper.ts'
import { type PrintFormats, printFormats } from '../print/print-formats.ts'
import { PAPER_TONES } from '../print/print-palette.ts'
import { MINUTES_WORDS, type MinutesWords } from './minutes-words.ts'

/** What minutes are written from. */
export interface MinutesFacts {
  readonly meeting: Meeting
  readonly company: Company
  readonly technicians: ReadonlyMap<string, Pick<Technician, 'name' | 'letter'>>
}

interface Sheet extends MinutesFacts {
  readonly paper: Paper
  readonly words: MinutesWords
  readonly formats: PrintFormats
}

const weekNumber = (week: string) => Number(week.slice(6))

function heading({ paper }: Sheet, text: string): void {
  paper.need(48)
  paper.doc.y += 10
  paper.face('strong', 12).text(text, paper.left, paper.doc.y, { width: paper.width })
  paper.doc.y += 4
}

function paragraph({ paper }: Sheet, text: string, indent = 0): void {
  const width = paper.width - indent
  paper.need(paper.face('regular', 9).heightOfString(paper.legible(text), { width }))
  paper.face('regular', 9, PAPER_TONES.soft).text(paper.legible(text), paper.left + indent, paper.doc.y, { width })
}

function drawFigures(sheet: Sheet): void {
  const { paper, words, formats, meeting } = sheet
  heading(sheet, words.figures)
  const { before, after } = meeting
  const row = (label: string, of: (figures: WeekFigures) => number, digits: number, money = false) => {
    const [a, b] = [of(before), of(after)]
    if (money) return [label, formats.euros(a), formats.euros(b), formats.signedEuros(b - a)]
    return [label, formats.number(a, digits), formats.number(b, digits), formats.signed(b - a, digits)]
  }
  const times = (label: string, minutesOf: (figures: WeekFigures) => number) => {
    const [a, b] = [Math.round(minutesOf(before)), Math.round(minutesOf(after))]
    return [label, formats.duration(a * 60), formats.duration(b * 60), formats.signedDuration((b - a) * 60)]
  }
  const rows = [
    ['', words.before, words.after, words.difference],
    row(words.rows.km, ({ km }) => km, 1),
    times(words.rows.drive, ({ driveHours }) => driveHours * 60),
    times(words.rows.overtime, ({ overtimeMinutes }) => overtimeMinutes),
    row(words.rows.served, ({ served }) => served, 0),
    row(words.rows.unserved, ({ unserved }) => unserved, 0),
    row(words.rows.calls, ({ calls }) => calls, 0),
    row(words.rows.eur, ({ eur }) => eur, 0, true),
  ]
  for (const [i, cells] of rows.entries()) {
    const top = paper.doc.y
    for (const [column, text] of cells.entries()) {
      const strong = i === 0 || column === 3
      paper.face(strong ? 'strong' : 'regular', 9, i === 0 ? PAPER_TONES.faint : PAPER_TONES.ink)
      const x = paper.left + (column === 0 ? 0 : 190 + (column - 1) * 100)
      paper.doc.text(text, x, top, { width: column === 0 ? 190 : 90, align: column === 0 ? 'left' : 'right', lineBreak: false })
    }
    paper.doc.y = top + 14
    paper.doc
      .moveTo(paper.left, top + 12)
      .lineTo(paper.left + 480, top + 12)
      .lineWidth(0.3)
      .stroke(PAPER_TONES.line)
  }
  const rules = sheet.company.meetingRules ?? DEFAULT_MEETING_RULES
  const working = words.working({
    overtime: formats.number((rules.overtimeFactor - 1) * 100),
    weak: formats.number(rules.weakDayShare * 100),
    call: formats.number(rules.callMinutes),
  })
  paper.face('regular', 7, PAPER_TONES.faint).text(working, paper.left, paper.doc.y + 2, { width: paper.width })
}

const nameOf = ({ technicians }: Sheet, id: string | null) => (id === null ? '' : (technicians.get(id)?.name ?? ''))

function subjectOf(sheet: Sheet, { decision }: TakenDecision): string {
  const { words, formats } = sheet
  const client = [decision.clientName, decision.city].filter(Boolean).join(', ')
  const day = decision.shift ? `${nameOf(sheet, decision.shift.technicianId)}, ${formats.day(decision.shift.date)}` : ''
  return words.kinds[decision.kind](decision.kind === 'weak-day' || decision.kind === 'overtime' ? day : client)
}

function choiceOf(sheet: Sheet, { decision, option }: TakenDecision): string {
  const { words, formats } = sheet
  const what = option === null ? undefined : decision.options[option]?.what
  if (!what) return words.leave
  if (what.kind === 'free-day') return words.freeDay(what.moved)
  if (what.kind === 'invite') return words.invite(what.candidates.map(({ clientName }) => clientName).join(', '))
  return words.place(`${formats.day(what.shift.date)} ${formats.time(what.start)}`, nameOf(sheet, what.shift.technicianId))
}

function drawDecision(sheet: Sheet, taken: TakenDecision, number: number): void {
  const { paper, words, formats } = sheet
  const { price } = taken
  const said = formats.labelled(words.choices[taken.choice], choiceOf(sheet, taken))
  const cost =
    taken.choice === 'accept'
      ? words.free
      : taken.decision.options.length === 0
        ? words.noProposal
        : words.price(formats.signedEuros(price.eur), formats.signed(price.km, 1), formats.signedDuration(price.minutes * 60))
  const width = paper.width - 22
  const height = [subjectOf(sheet, taken), said].reduce(
    (sum, text) => sum + paper.face('regular', 9).heightOfString(paper.legible(text), { width }),
    18,
  )
  paper.need(height)
  const top = paper.doc.y
  paper.face('strong', 9).text(`${number}.`, paper.left, top, { lineBreak: false })
  paper
    .face('strong', 9)
    .text(paper.legible(`${subjectOf(sheet, taken)} (${words.stake(formats.euros(taken.decision.eur))})`), paper.left + 22, top, { width })
  paragraph(sheet, said, 22)
  paragraph(sheet, `${cost} · ${taken.decidedBy}, ${formats.time(taken.decidedAt)}`, 22)
  paper.doc.y += 4
}

function drawTold(sheet: Sheet): void {
  const { words, formats, meeting } = sheet
  const { announcements, invited } = meeting
  const told = new Set(meeting.told)
  heading(sheet, words.told)
  const technicians = announcements.technicians.map(
    ({ technicianId, days }) => `${nameOf(sheet, technicianId)} (${days.map(({ date }) => formats.day(date)).join(', ')})`,
  )
  paragraph(sheet, technicians.length > 0 ? words.technicians(technicians.join(words.between)) : words.noTechnicians)
  const line = ({ clientName, city, news, after, phone }: (typeof announcements.clients)[number], withPhone: boolean) =>
    [clientName, city, words.news[news], after && `${formats.day(after)} ${formats.time(after)}`, withPhone ? phone : null]
      .filter(Boolean)
      .join(' · ')
  const messaged = announcements.clients.filter(({ visitId }) => told.has(visitId))
  // a first hour that nobody was told is no call: the technician calls on his way
  const toCall = announcements.clients.filter(({ visitId, news }) => !told.has(visitId) && news !== 'planned')
  for (const [title, list, withPhone] of [
    [words.clients(messaged.length), messaged, false],
    [words.toCall(toCall.length), toCall, true],
  ] as const) {
    if (list.length === 0) continue
    sheet.paper.need(28)
    sheet.paper.doc.y += 4
    sheet.paper.face('strong', 9).text(title, sheet.paper.left, sheet.paper.doc.y, { width: sheet.paper.width })
    for (const client of list) paragraph(sheet, line(client, withPhone), 10)
  }
  sheet.paper.doc.y += 4
  paragraph(sheet, words.promised(announcements.promised))
  if (invited > 0) paragraph(sheet, words.invited(invited))
  for (const { clientName, city, date, technicianId } of announcements.invited ?? [])
    paragraph(sheet, [clientName, city, formats.day(date), nameOf(sheet, technicianId)].filter(Boolean).join(' · '), 10)
}

/** The minutes of a meeting as a PDF (A4): people, figures, every decision with its price, who is told. `at`: epoch milliseconds. */
export async function minutesPdf(
  facts: MinutesFacts,
  language: PrintLanguage,
  at: number,
  options: { readonly compress?: boolean } = {},
): Promise<Uint8Array> {
  const { meeting, company } = facts
  const words = MINUTES_WORDS[language]
  const formats = printFormats(language, company.timeZone)
  const title = words.title(weekNumber(meeting.week))
  const paper = await openPaper({ title: `${title} · ${company.name}`, author: company.name, language, at, ...options })
  const sheet: Sheet = { ...facts, paper, words, formats }
  paper.face('regular', 9, PAPER_TONES.faint).text(paper.legible(company.name), paper.left, paper.top)
  paper.face('strong', 18).text(title, paper.left, paper.doc.y, { width: paper.width })
  paragraph(sheet, words.published(formats.dateTime(meeting.closedAt), meeting.closedBy))
  paragraph(sheet, formats.labelled(words.attendees, meeting.attendees.join(', ') || words.nobody))
  drawFigures(sheet)
  heading(sheet, `${words.decisions} (${meeting.decisions.length})`)
  if (meeting.decisions.length === 0) paragraph(sheet, words.noDecisions)
  for (const [i, taken] of meeting.decisions.entries()) drawDecision(sheet, taken, i + 1)
  drawTold(sheet)
  return paper.finish(`${company.name} · ${title}`, words.page)
}
