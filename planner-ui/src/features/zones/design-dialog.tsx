import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { type Zoning, zoneEndpoints } from '@tournee/contract'
import { ErrorState, SkeletonRows, useFormats, useRead, useText, useWrite } from '@tournee/ui-kit'
import { type FormEvent, useState } from 'react'
import dialog from '../../look/dialog.module.css'
import { WholeField } from '../../look/fields/whole-field.tsx'
import { type CurvePoint, plotCurve } from './curve.ts'
import { zonesText } from './text.ts'
import classes from './zones-screen.module.css'

const RANGE = { from: 3, to: 12 }

/** How many zones, seen on a curve of what each number costs; then the service designs them. */
export function DesignDialog(props: {
  readonly based: { readonly id: string; readonly name: string } | null
  readonly onDesigned: (zoning: Zoning) => void
  readonly onClose: () => void
}) {
  const words = useText(zonesText)
  const formats = useFormats()
  const curve = useRead(zoneEndpoints.suggestZoneCount, { query: RANGE })
  const design = useWrite(zoneEndpoints.designZoning, [zoneEndpoints.listZonings])
  const [name, setName] = useState(words.defaultName(String(Number(formats.civilDate(new Date()).slice(0, 4)) + 1)))
  // undefined: what is suggested; null: being written
  const [asked, setAsked] = useState<number | null>()
  const [keep, setKeep] = useState(false)
  // the curve ends where clients allow no more
  const most = curve.data?.items.at(-1)?.count
  const count = asked === undefined ? (curve.data?.suggested ?? 7) : asked
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (count === null) return
    const based = keep && props.based ? { basedOn: props.based.id } : {}
    design.mutate({ body: { name: name.trim(), count, ...based } }, { onSuccess: props.onDesigned })
  }
  return (
    <Modal opened onClose={props.onClose} title={words.designTitle} size="lg" centered closeButtonProps={{ 'aria-label': words.cancel }}>
      <form className={classes.dialog} onSubmit={submit} data-testid="design-dialog">
        <p>{words.designLead}</p>
        {curve.isError ? <ErrorState compact error={curve.error} onRetry={() => curve.refetch()} /> : null}
        {curve.isPending ? <SkeletonRows rows={1} height={180} /> : null}
        {curve.data && curve.data.items.length > 0 ? (
          <CurveChart points={curve.data.items} suggested={curve.data.suggested} chosen={count} onChoose={setAsked} />
        ) : null}
        {most !== undefined && most < RANGE.to ? <p>{words.mostZones(most)}</p> : null}
        <div className={classes.fields}>
          <WholeField
            label={words.count}
            description={curve.data ? words.suggested(curve.data.suggested) : undefined}
            min={2}
            max={100}
            required
            value={count}
            onChange={setAsked}
            testId="design-count"
          />
          <TextInput
            label={words.designName}
            required
            withAsterisk={false}
            maxLength={80}
            value={name}
            onChange={(e) => setName(e.currentTarget.value)}
          />
        </div>
        {props.based ? (
          <Checkbox
            color="ink"
            label={`${words.based} (${props.based.name})`}
            checked={keep}
            onChange={(e) => setKeep(e.currentTarget.checked)}
          />
        ) : null}
        {design.isPending ? <p role="status">{words.designing}</p> : null}
        {design.error ? <ErrorState compact error={design.error} /> : null}
        <div className={`${classes.dialogActions} ${dialog.foot}`}>
          <Button variant="default" onClick={props.onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" loading={design.isPending} disabled={name.trim() === ''} data-testid="design-create">
            {words.create}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

const BOX = { width: 480, height: 130, left: 0, top: 14 }

function CurveChart(props: {
  readonly points: readonly CurvePoint[]
  readonly suggested: number
  readonly chosen: number | null
  readonly onChoose: (count: number) => void
}) {
  const words = useText(zonesText)
  const formats = useFormats()
  const points = plotCurve(props.points, BOX.width, BOX.height)
  const path = (y: 'driveY' | 'cvY') => points.map((p, i) => `${i === 0 ? 'M' : 'L'}${BOX.left + p.x} ${BOX.top + p[y]}`).join(' ')
  return (
    <fieldset className={classes.curve}>
      <legend>{words.curve}</legend>
      <svg viewBox={`0 0 ${BOX.width + 2 * BOX.left} ${BOX.height + 2 * BOX.top}`} aria-hidden="true">
        <path d={path('driveY')} className={classes.driveLine} />
        <path d={path('cvY')} className={classes.cvLine} />
        {points.map((p) => (
          <g key={p.count} data-chosen={p.count === props.chosen}>
            <line x1={BOX.left + p.x} x2={BOX.left + p.x} y1={BOX.top} y2={BOX.top + BOX.height} className={classes.mark} />
            <circle cx={BOX.left + p.x} cy={BOX.top + p.driveY} r="4.5" className={classes.drivePoint} />
            <rect x={BOX.left + p.x - 4} y={BOX.top + p.cvY - 4} width="8" height="8" className={classes.cvPoint} />
          </g>
        ))}
      </svg>
      <div className={classes.counts}>
        {points.map((p) => (
          <button
            key={p.count}
            type="button"
            aria-pressed={p.count === props.chosen}
            title={words.curvePoint(p.count, `${formats.number(p.meanDriveMinutes, 1)} min`, formats.number(p.cv, 2))}
            onClick={() => props.onChoose(p.count)}
          >
            <strong aria-hidden="true">{p.count}</strong>
            <span aria-hidden="true">{formats.number(p.meanDriveMinutes, 1)}</span>
            <span aria-hidden="true">{formats.number(p.cv, 2)}</span>
            <span className="visually-hidden">
              {words.curvePoint(p.count, `${formats.number(p.meanDriveMinutes, 1)} min`, formats.number(p.cv, 2))}
            </span>
            {p.count === props.suggested ? <em aria-hidden="true">★</em> : null}
          </button>
        ))}
      </div>
      <p className={classes.legend}>
        <span data-kind="drive">{words.curveDrive}</span>
        <span data-kind="cv">{words.curveCv}</span>
        <span>★ {words.suggested(props.suggested)}</span>
      </p>
    </fieldset>
  )
}
