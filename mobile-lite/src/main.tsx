import { mount, SessionGate, useText } from '@tournee/ui-kit'
import { DayScreen } from './day-screen.tsx'
import { dayText } from './text.ts'

function App() {
  return (
    <SessionGate app={useText(dayText).app} roles={['technician']}>
      <DayScreen />
    </SessionGate>
  )
}

mount(<App />)
