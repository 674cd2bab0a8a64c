import { Button, Switch, TextInput } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { type CompanyFile, endpoints } from '@tournee/contract'
import { ErrorState, SkeletonRows, useFormats, useRead, useSession, useText, useToast, useWrite } from '@tournee/ui-kit'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import grid from '../../look/field-grid.module.css'
import { DateField } from '../../look/fields/date-field.tsx'
import { TimeField } from '../../look/fields/time-field.tsx'
import page from '../../look/page.module.css'
import { AddressField } from '../../map/address-field.tsx'
import classes from './settings.module.css'
import { companyOf, defaultOf, draftOf, faultsOf, type SettingsDraft } from './settings-draft.ts'
import { settingsText } from './text.ts'

/** The company's rules, each with what it changes and what it is by default. */
export function SettingsScreen() {
  const words = useText(settingsText)
  useDocumentTitle(`${words.title} · Tournée`)
  const company = useRead(endpoints.getCompany)
  return (
    <div className={`${page.page} ${classes.page}`}>
      <div>
        <Button component={Link} href="/team" variant="subtle" size="xs" leftSection={<IconArrowLeft size={14} stroke={1.6} />}>
          {words.back}
        </Button>
      </div>
      <header className={page.head}>
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </header>
      {company.isError ? <ErrorState error={company.error} onRetry={() => company.refetch()} /> : null}
      {company.isPending ? <SkeletonRows rows={4} height={160} gap={16} /> : null}
      {company.data ? <SettingsForm company={company.data} /> : null}
    </div>
  )
}

type TextField = Exclude<keyof SettingsDraft, 'depot' | 'depotLabel' | 'hasMeeting' | 'windows' | 'meetingDay'>

function SettingsForm({ company }: { readonly company: CompanyFile }) {
  const words = useText(settingsText)
  const toast = useToast()
  const { user } = useSession()
  const mayWrite = user.role === 'planner' || user.role === 'admin'
  const { locale } = useFormats()
  const [draft, setDraft] = useState(() => draftOf(company, locale))
  const save = useWrite(endpoints.updateCompany, [endpoints.getCompany, endpoints.getWeek])
  const faults = faultsOf(draft)
  const isWhole = Object.keys(faults).length === 0
  const set = (patch: Partial<SettingsDraft>) => setDraft((now) => ({ ...now, ...patch }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isWhole || !mayWrite) return
    const { version, ...before } = company
    save.mutate(
      { body: companyOf(draft), ifMatch: version },
      {
        onSuccess: (saved) =>
          toast({
            message: words.saved,
            undo: {
              run: () =>
                save.mutate(
                  { body: before, ifMatch: saved.version },
                  {
                    onSuccess: (restored) => {
                      setDraft(draftOf(restored, locale))
                      toast({ message: words.undone })
                    },
                  },
                ),
            },
          }),
      },
    )
  }
  const described = (field: TextField) => {
    const { label, hint } = words.fields[field]
    const usual = defaultOf(field, locale)
    return { label, description: usual ? `${hint} ${words.byDefault(usual)}` : hint }
  }
  const text = (field: TextField) => {
    const fault = faults[field]
    return (
      <TextInput
        key={field}
        {...described(field)}
        value={draft[field]}
        onChange={(e) => set({ [field]: e.currentTarget.value })}
        error={fault ? words.faults[fault] : null}
        data-testid={`setting-${field}`}
      />
    )
  }
  const time = (field: TextField) => (
    <TimeField
      {...described(field)}
      required
      value={draft[field]}
      onChange={(value) => set({ [field]: value })}
      error={faults[field] === 'order' ? words.faults.order : null}
      testId={`setting-${field}`}
    />
  )
  return (
    <form className={classes.form} onSubmit={submit}>
      <fieldset disabled={!mayWrite} className={classes.all}>
        <Group title={words.groups.company}>
          {text('name')}
          {text('timeZone')}
          <div className={classes.wide}>
            <AddressField
              single={words.fields.depot.label}
              address={{ address: draft.depotLabel, postcode: '', city: '' }}
              pin={draft.depot}
              onAddress={({ address }) => set({ depotLabel: address })}
              onPin={(depot) => set({ depot })}
            />
            <p className={page.small}>{words.fields.depot.hint}</p>
          </div>
        </Group>
        <Group title={words.groups.day}>
          {time('lunchFrom')}
          {time('lunchTo')}
          {text('lunchMinutes')}
          <div className={classes.wide}>
            <Switch label={words.meetingOn} checked={draft.hasMeeting} onChange={(e) => set({ hasMeeting: e.currentTarget.checked })} />
          </div>
          {draft.hasMeeting ? (
            <>
              <label className={classes.label}>
                {words.fields.meetingDay.label}
                <small>{words.fields.meetingDay.hint}</small>
                <select value={draft.meetingDay} onChange={(e) => set({ meetingDay: e.currentTarget.value })}>
                  {Object.entries(words.weekdays).map(([weekday, name]) => (
                    <option key={weekday} value={weekday}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
              {time('meetingFrom')}
              {time('meetingTo')}
            </>
          ) : null}
        </Group>
        <Group title={words.groups.booking}>
          <label className={`${classes.label} ${classes.wide}`}>
            {words.fields.windows.label}
            <small>{words.fields.windows.hint}</small>
            <textarea
              rows={4}
              value={draft.windows}
              aria-invalid={faults.windows !== undefined}
              onChange={(e) => set({ windows: e.currentTarget.value })}
            />
            {faults.windows ? <small className={classes.fault}>{words.faults.windows}</small> : null}
          </label>
          {(
            [
              'bookingNoticeHours',
              'reschedulingNoticeHours',
              'cancellingNoticeHours',
              'horizonDays',
              'holdMinutes',
              'reservePercent',
            ] as const
          ).map((field) => text(field))}
        </Group>
        <Group title={words.groups.meeting} lead={words.leads.meeting}>
          {(
            [
              'callMinutes',
              'overtimePercent',
              'weakDayPercent',
              'unassignedEur',
              'overdueEur',
              'toldWithinMinutes',
              'promiseMarginMinutes',
            ] as const
          ).map((field) => text(field))}
        </Group>
        <Group title={words.groups.live}>{text('riskMinutes')}</Group>
        <Group title={words.groups.rates}>
          {(['fuelEurPerLitre', 'litresPer100Km', 'fullEurPerKm', 'technicianEurPerHour', 'co2KgPerLitre', 'source'] as const).map(
            (field) => text(field),
          )}
          <DateField {...described('asOf')} required value={draft.asOf} onChange={(asOf) => set({ asOf })} testId="setting-asOf" />
        </Group>
      </fieldset>
      {save.error ? <ErrorState compact error={save.error} /> : null}
      {mayWrite ? (
        <div className={classes.actions}>
          <Button type="submit" disabled={!isWhole} loading={save.isPending} data-testid="settings-save">
            {words.save}
          </Button>
        </div>
      ) : (
        <p className={page.quiet}>{words.readOnly}</p>
      )}
    </form>
  )
}

function Group({ title, lead, children }: { readonly title: string; readonly lead?: string; readonly children: ReactNode }) {
  return (
    <section className={page.panel}>
      <h2>{title}</h2>
      {lead ? <p className={page.quiet}>{lead}</p> : null}
      <div className={`${grid.grid} ${classes.fields}`}>{children}</div>
    </section>
  )
}
