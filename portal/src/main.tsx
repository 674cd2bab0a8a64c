import { mount } from '@tournee/ui-kit'
import { ComingScreen } from './coming-screen.tsx'
import { InvitationScreen } from './invitation/invitation-screen.tsx'

const isInvitation = /\/invitation\/?$/.test(window.location.pathname)

mount(isInvitation ? <InvitationScreen /> : <ComingScreen />)
