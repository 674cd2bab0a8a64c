import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useText } from '@tournee/ui-kit'
import { type DragEvent, useRef, useState } from 'react'
import { importText } from './text.ts'
import classes from './upload-box.module.css'

/** Takes one file, dropped or chosen. */
export function UploadBox({ busy, onFile }: { readonly busy: boolean; readonly onFile: (file: File) => void }) {
  const words = useText(importText)
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file && !busy) onFile(file)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <section
      className={classes.box}
      data-over={over}
      aria-label={words.drop}
      onDragOver={(e) => {
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IconFileSpreadsheet size={40} stroke={1.2} aria-hidden="true" />
      <p className={classes.title}>{busy ? words.reading : words.drop}</p>
      <p className={classes.hint}>{words.dropHint}</p>
      <Button loading={busy} onClick={() => input.current?.click()}>
        {words.choose}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.xlsx,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={words.choose}
        data-testid="import-file"
        onChange={(e) => {
          take(e.currentTarget.files)
          e.currentTarget.value = ''
        }}
      />
    </section>
  )
}
