import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { endpoints, type GeocodeCandidate, type Site } from '@tournee/contract'
import { useRead, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import { Candidates } from '../../map/candidates.tsx'
import classes from './place-search.module.css'
import { importText } from './text.ts'

const PATIENCE_MS = 250

/** Finds places by name; it opens with the site's own address. */
export function PlaceSearch({
  site,
  onChoose,
}: {
  readonly site: Pick<Site, 'address' | 'postcode' | 'city'>
  readonly onChoose: (candidate: GeocodeCandidate) => void
}) {
  const words = useText(importText).place
  const [query, setQuery] = useState([site.address, site.postcode, site.city].filter(Boolean).join(' ').trim())
  const [asked] = useDebouncedValue(query.trim(), PATIENCE_MS)
  const found = useRead(endpoints.geocode, { query: { q: asked } }, { enabled: asked.length >= 2, keepPrevious: true })
  const items = asked.length >= 2 ? (found.data?.items ?? []) : []
  return (
    <div className={classes.search}>
      <TextInput
        type="search"
        label={words.search}
        placeholder={words.searchPlaceholder}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        value={query}
        onChange={(e) => setQuery(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && items[0]) onChoose(items[0])
        }}
        data-testid="geocode"
      />
      <Candidates
        items={items.slice(0, 5)}
        isAnswered={found.isSuccess && asked.length >= 2}
        className={classes.found}
        testId="candidate"
        onChoose={onChoose}
      />
    </div>
  )
}
