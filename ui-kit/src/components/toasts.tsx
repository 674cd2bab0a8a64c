import { IconX } from '@tabler/icons-react'
import { createContext, type KeyboardEvent, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { useText } from '../i18n/locale-context.tsx'
import { kitText } from './text.ts'
import classes from './toasts.module.css'
import { useMessageKey } from './use-message-key.ts'

/** A message about what was just done; `undo` takes it back. */
export interface Toast {
  readonly message: string
  readonly tone?: 'good' | 'bad'
  readonly undo?: { readonly label?: string; readonly run: () => void }
}

const LIFE_MS = 9000
const ToastContext = createContext<((toast: Toast) => void) | null>(null)

/** Shows messages over the page; they stay while the pointer or the focus is on them. F8 goes to the newest, Escape back. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const words = useText(kitText)
  const [toasts, setToasts] = useState<readonly (Toast & { id: number })[]>([])
  const next = useRef(1)
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>())
  const dismiss = useCallback((id: number) => setToasts((all) => all.filter((t) => t.id !== id)), [])
  const wait = useCallback(
    (id: number) =>
      void timers.current.set(
        id,
        setTimeout(() => dismiss(id), LIFE_MS),
      ),
    [dismiss],
  )
  const hold = (id: number) => clearTimeout(timers.current.get(id))
  const stack = useRef<HTMLElement>(null)
  const goBack = useMessageKey(stack)
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    goBack()
  }
  const show = useCallback(
    (toast: Toast) => {
      const id = next.current++
      setToasts((all) => [...all.slice(-2), { ...toast, id }])
      wait(id)
    },
    [wait],
  )
  return (
    <ToastContext value={show}>
      {children}
      <section ref={stack} className={classes.stack} aria-label={words.messages} aria-live="polite" onKeyDown={leave}>
        {toasts.map((toast) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps the message from leaving
          <div
            key={toast.id}
            className={classes.toast}
            data-tone={toast.tone ?? 'good'}
            data-testid="toast"
            onMouseEnter={() => hold(toast.id)}
            onMouseLeave={() => wait(toast.id)}
            onFocus={() => hold(toast.id)}
            onBlur={() => wait(toast.id)}
          >
            <p>{toast.message}</p>
            {toast.undo ? (
              <button
                type="button"
                className={classes.undo}
                onClick={() => {
                  goBack()
                  dismiss(toast.id)
                  toast.undo?.run()
                }}
              >
                {toast.undo.label ?? words.undo}
              </button>
            ) : null}
            <button
              type="button"
              className={classes.close}
              aria-label={words.close}
              onClick={() => {
                goBack()
                dismiss(toast.id)
              }}
            >
              <IconX size={16} stroke={1.6} />
            </button>
          </div>
        ))}
      </section>
    </ToastContext>
  )
}

/** Announces something done, with its undo. */
export function useToast(): (toast: Toast) => void {
  const show = useContext(ToastContext)
  if (!show) throw new Error('useToast needs a KitProvider above it')
  return show
}
