import { ActionIcon, Button } from '@mantine/core'
import {
  IconBroadcast,
  IconCalendarEvent,
  IconCalendarMonth,
  IconCalendarWeek,
  IconFileImport,
  IconHelpCircle,
  IconLogout,
  IconMap2,
  IconPhone,
  IconTrendingDown,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { EmptyState, LocaleSwitch, Mark, NavFrame, SchemeSwitch, SessionGate, useFormats, useSession, useText } from '@tournee/ui-kit'
import { lazy, Suspense } from 'react'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { WeekScreen } from '../features/week/week-screen.tsx'
import { isWeek, weekToOpen } from '../lib/iso-week.ts'
import { appText } from './text.ts'
import { useCallKey } from './use-call-key.ts'

const ClientsScreen = lazy(() => import('../features/clients/clients-screen.tsx').then((m) => ({ default: m.ClientsScreen })))
const DuplicatesScreen = lazy(() => import('../features/duplicates/duplicates-screen.tsx').then((m) => ({ default: m.DuplicatesScreen })))
const NewClientScreen = lazy(() => import('../features/clients/new-client-screen.tsx').then((m) => ({ default: m.NewClientScreen })))
const ClientScreen = lazy(() => import('../features/clients/client-screen.tsx').then((m) => ({ default: m.ClientScreen })))
const StartScreen = lazy(() => import('../features/start/start-screen.tsx').then((m) => ({ default: m.StartScreen })))
const Home = lazy(() => import('../features/start/start-screen.tsx').then((m) => ({ default: m.Home })))
const SettingsScreen = lazy(() => import('../features/settings/settings-screen.tsx').then((m) => ({ default: m.SettingsScreen })))
const TeamScreen = lazy(() => import('../features/team/team-screen.tsx').then((m) => ({ default: m.TeamScreen })))
const ImportScreen = lazy(() => import('../features/import/import-screen.tsx').then((m) => ({ default: m.ImportScreen })))
const PlaceScreen = lazy(() => import('../features/import/place-screen.tsx').then((m) => ({ default: m.PlaceScreen })))
const CallScreen = lazy(() => import('../features/call/call-screen.tsx').then((m) => ({ default: m.CallScreen })))
const ZonesScreen = lazy(() => import('../features/zones/zones-screen.tsx').then((m) => ({ default: m.ZonesScreen })))
const ZoneDaysScreen = lazy(() => import('../features/zone-days/zone-days-screen.tsx').then((m) => ({ default: m.ZoneDaysScreen })))
const AppointmentsScreen = lazy(() =>
  import('../features/appointments/appointments-screen.tsx').then((m) => ({ default: m.AppointmentsScreen })),
)
const LiveScreen = lazy(() => import('../features/live/live-screen.tsx').then((m) => ({ default: m.LiveScreen })))
const MeetingScreen = lazy(() => import('../features/meeting/meeting-screen.tsx').then((m) => ({ default: m.MeetingScreen })))
const KpiScreen = lazy(() => import('../features/kpi/kpi-screen.tsx').then((m) => ({ default: m.KpiScreen })))
const WeekKpiScreen = lazy(() => import('../features/kpi/week-kpi-screen.tsx').then((m) => ({ default: m.WeekKpiScreen })))

/** The planner's app: who may enter, where things are. */
export function App() {
  return (
    <SessionGate app={useText(appText).app} roles={['planner', 'manager', 'admin']}>
      <Frame />
    </SessionGate>
  )
}

const ICON = { size: 20, stroke: 1.5, 'aria-hidden': true } as const
const PLACES = [
  { href: '/week', word: 'week', icon: <IconCalendarWeek {...ICON} />, office: false },
  { href: '/live', word: 'live', icon: <IconBroadcast {...ICON} />, office: false },
  { href: '/call', word: 'call', icon: <IconPhone {...ICON} />, office: true },
  { href: '/appointments', word: 'appointments', icon: <IconCalendarEvent {...ICON} />, office: false },
  { href: '/clients', word: 'clients', icon: <IconUsers {...ICON} />, office: false },
  { href: '/zones', word: 'zones', icon: <IconMap2 {...ICON} />, office: false },
  { href: '/zone-days', word: 'zoneDays', icon: <IconCalendarMonth {...ICON} />, office: false },
  { href: '/team', word: 'team', icon: <IconUsersGroup {...ICON} />, office: false },
  { href: '/import', word: 'import', icon: <IconFileImport {...ICON} />, office: true },
  { href: '/kpi', word: 'kpi', icon: <IconTrendingDown {...ICON} />, office: false },
] as const

function Frame() {
  const words = useText(appText)
  const { user, signOut } = useSession()
  const [path] = useLocation()
  const mayWrite = user.role === 'planner' || user.role === 'admin'
  useCallKey(mayWrite)
  const places = PLACES.filter((p) => mayWrite || !p.office)
  return (
    <NavFrame
      label={words.places}
      skipLabel={words.skip}
      brand={<Mark size={32} />}
      items={places.map((p) => ({
        href: p.href,
        label: words[p.word],
        icon: p.icon,
        active: path.startsWith(p.href) || (p.href === '/week' && path.startsWith('/meeting')),
      }))}
      renderLink={(item, className, content) => (
        <Link href={item.href} className={className} aria-current={item.active ? 'page' : undefined}>
          {content}
        </Link>
      )}
      footer={
        <>
          <ActionIcon component={Link} href="/start" variant="subtle" size={36} aria-label={words.help} title={words.help}>
            <IconHelpCircle size={18} stroke={1.6} />
          </ActionIcon>
          <LocaleSwitch />
          <SchemeSwitch />
          <ActionIcon variant="subtle" size={36} onClick={signOut} aria-label={words.signOut(user.name)} title={words.signOut(user.name)}>
            <IconLogout size={18} stroke={1.6} />
          </ActionIcon>
        </>
      }
    >
      <Suspense fallback={null}>
        <Screens />
      </Suspense>
    </NavFrame>
  )
}

function Screens() {
  const words = useText(appText)
  const { civilDate } = useFormats()
  const { user } = useSession()
  const home = `/week/${weekToOpen(civilDate(new Date()))}`
  return (
    <Switch>
      <Route path="/">{user.role === 'manager' ? <Redirect to="/kpi" replace /> : <Home week={home} />}</Route>
      <Route path="/start">
        <StartScreen />
      </Route>
      <Route path="/settings">
        <SettingsScreen />
      </Route>
      <Route path="/week">
        <Redirect to={home} replace />
      </Route>
      <Route path="/week/:week">
        {({ week }) => (isWeek(week) ? <WeekScreen key={week} weekId={week} /> : <Redirect to={home} replace />)}
      </Route>
      <Route path="/live/:date?">{({ date }) => <LiveScreen asked={date ?? 'today'} />}</Route>
      <Route path="/meeting/:week">
        {({ week }) => (isWeek(week) ? <MeetingScreen key={week} weekId={week} /> : <Redirect to={home} replace />)}
      </Route>
      <Route path="/clients">
        <ClientsScreen />
      </Route>
      <Route path="/clients/duplicates">
        <DuplicatesScreen />
      </Route>
      <Route path="/clients/new">
        <NewClientScreen />
      </Route>
      <Route path="/clients/:id">{({ id }) => <ClientScreen id={id} />}</Route>
      <Route path="/call">
        <CallScreen />
      </Route>
      <Route path="/zones">
        <ZonesScreen />
      </Route>
      <Route path="/zone-days">
        <ZoneDaysScreen />
      </Route>
      <Route path="/appointments">
        <AppointmentsScreen />
      </Route>
      <Route path="/team">
        <TeamScreen />
      </Route>
      <Route path="/import">
        <ImportScreen />
      </Route>
      <Route path="/import/place">
        <PlaceScreen />
      </Route>
      <Route path="/kpi">
        <KpiScreen />
      </Route>
      <Route path="/kpi/:week">{({ week }) => (isWeek(week) ? <WeekKpiScreen asked={week} /> : <Redirect to="/kpi" replace />)}</Route>
      <Route>
        <EmptyState title={words.lost} hint={words.lostHint}>
          <Button component={Link} href={home} data-testid="lost">
            {words.toWeek}
          </Button>
        </EmptyState>
      </Route>
    </Switch>
  )
}
