import 'react-big-calendar/lib/css/react-big-calendar.css'
import 'react-big-calendar/lib/addons/dragAndDrop/styles.css'
import './calendar.css'
import { type ComponentType, type Ref, useEffect, useRef } from 'react'
import { Calendar, type CalendarProps } from 'react-big-calendar'
import type { withDragAndDropProps } from 'react-big-calendar/lib/addons/dragAndDrop'
import * as dragAndDrop from 'react-big-calendar/lib/addons/dragAndDrop'

type LibraryProps<E extends object, R extends object> = Omit<CalendarProps<E, R>, 'ref'> & withDragAndDropProps<E, R>

/** What the library's calendar does when a drag ends on no place; null: nothing was dropped. */
interface Library {
  readonly handleInteractionEnd: (dropped: null) => void
}

type Wrap = <E extends object, R extends object>(
  calendar: ComponentType<CalendarProps<E, R>>,
) => ComponentType<LibraryProps<E, R> & { readonly ref: Ref<Library> }>

// the package is CommonJS inside CommonJS: depending on the bundler the function is one or two `default`s deep
const outer: unknown = dragAndDrop.default
const wrap = (typeof outer === 'function' ? outer : (outer as { default: unknown }).default) as Wrap

/** A calendar whose events can be dragged, of these events and (if any) these columns; `useLetGo` gives its ref. */
export const createDragCalendar = <E extends object, R extends object = object>() =>
  wrap<E, R>(Calendar as ComponentType<CalendarProps<E, R>>)

/** How a drag ends, wherever the pointer is; on the window, so that the library, on the document, drops first. */
const ENDS = ['mouseup', 'touchend', 'touchcancel', 'dragend', 'blur'] as const

/**
 * The ref of a calendar whose drags end wherever they are let go, or by Escape: the library ends one only where it ends on a place, elsewhere it stays faded.
 * `onLetGo`: no drag is under way any more.
 */
export function useLetGo(onLetGo: () => void): Ref<Library> {
  const library = useRef<Library>(null)
  useEffect(() => {
    const letGo = () => {
      library.current?.handleInteractionEnd(null)
      onLetGo()
    }
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') letGo()
    }
    for (const name of ENDS) window.addEventListener(name, letGo)
    window.addEventListener('keydown', onKey)
    return () => {
      for (const name of ENDS) window.removeEventListener(name, letGo)
      window.removeEventListener('keydown', onKey)
    }
  }, [onLetGo])
  return library
}
