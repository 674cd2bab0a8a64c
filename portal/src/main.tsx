import { mount } from '@tournee/ui-kit'
import { ComingScreen } from './coming-screen.tsx'

mount(<ComingScreen />)
