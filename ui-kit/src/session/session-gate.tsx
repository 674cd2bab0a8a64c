import { Button } from '@mantine/core'
import type { Role } from '@tournee/contract'
import type { ReactNode } from 'react'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorState } from '../components/error-state.tsx'
import { useText } from '../i18n/locale-context.tsx'
import { SignedInProvider, useSession, useSessionQuery } from './session-context.tsx'
import { SignInScreen } from './sign-in-screen.tsx'
import { sessionText } from './text.ts'

const HOME: Readonly<Record<Role, { readonly href: string; readonly word: 'openMobile' | 'openPortal' | 'openPlanner' }>> = {
  technician: { href: '/mobile/', word: 'openMobile' },
  client: { href: '/portal/', word: 'openPortal' },
  planner: { href: '/', word: 'openPlanner' },
  manager: { href: '/', word: 'openPlanner' },
  admin: { href: '/', word: 'openPlanner' },
}

/** Lets people with one of `roles` through to `children`; others sign in first, or are shown the way to their own space. */
export function SessionGate({
  app,
  roles,
  children,
}: {
  readonly app: string
  readonly roles: readonly Role[]
  readonly children: ReactNode
}) {
  const session = useSessionQuery()
  if (session.isPending && session.isPaused) return <ErrorState error={new TypeError('No connection')} onRetry={() => session.refetch()} />
  if (session.isPending) return null
  // a look that fails later does not take the screen away from somebody in a cellar
  if (session.isError && session.data === undefined) return <ErrorState error={session.error} onRetry={() => session.refetch()} />
  if (!session.data) return <SignInScreen app={app} />
  const { user } = session.data
  return (
    <SignedInProvider key={user.id} user={user}>
      {roles.includes(user.role) ? children : <WrongDoor />}
    </SignedInProvider>
  )
}

function WrongDoor() {
  const words = useText(sessionText)
  const { user, signOut } = useSession()
  const home = HOME[user.role]
  return (
    <main style={{ paddingTop: '18vh' }}>
      <EmptyState title={words.wrongRole} hint={words.wrongRoleHint(user.name)}>
        <Button component="a" href={home.href}>
          {words[home.word]}
        </Button>
        <Button variant="default" onClick={signOut}>
          {words.signOut}
        </Button>
      </EmptyState>
    </main>
  )
}
