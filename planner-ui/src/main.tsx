import { mount } from '@tournee/ui-kit'
import { App } from './app/app.tsx'

mount(<App />)
