import 'react-big-calendar/lib/css/react-big-calendar.css'
import 'react-big-calendar/lib/addons/dragAndDrop/styles.css'
import './calendar.css'
import type { ComponentType } from 'react'
import { Calendar, type CalendarProps } from 'react-big-calendar'
import type { withDragAndDropProps } from 'react-big-calendar/lib/addons/dragAndDrop'
import * as dragAndDrop from 'react-big-calendar/lib/addons/dragAndDrop'

type Wrap = <E extends object, R extends object>(
  calendar: ComponentType<CalendarProps<E, R>>,
) => ComponentType<CalendarProps<E, R> & withDragAndDropProps<E, R>>

// the package is CommonJS inside CommonJS: depending on the bundler the function is one or two `default`s deep
const outer: unknown = dragAndDrop.default
const wrap = (typeof outer === 'function' ? outer : (outer as { default: unknown }).default) as Wrap

/** A calendar whose events can be dragged, of these events and (if any) these columns. */
export const createDragCalendar = <E extends object, R extends object = object>() =>
  wrap<E, R>(Calendar as ComponentType<CalendarProps<E, R>>)
