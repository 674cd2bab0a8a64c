import { TagsInput } from '@mantine/core'
import { endpoints } from '@tournee/contract'
import { useRead } from '@tournee/ui-kit'

/** Tags one client can carry, and signs of one tag, as the service has them. */
const MOST_TAGS = 20
const LONGEST = 30
/** Signs that end a tag while it is typed: in a file they separate words. */
const ENDS = [',', ';', '/', '+', '|']

/** Words put on a client: typed, or chosen of those in use. */
export function TagField(props: {
  readonly label: string
  readonly hint?: string
  readonly tags: readonly string[]
  readonly onTags: (tags: string[]) => void
  readonly most?: number
  readonly testId?: string
}) {
  const known = useRead(endpoints.getClientFacets).data?.tags ?? []
  const accept = (tags: readonly string[]) =>
    props.onTags(tags.map((tag) => tag.trim().slice(0, LONGEST)).filter((tag) => /[\p{L}\p{N}]/u.test(tag)))
  return (
    <TagsInput
      label={props.label}
      placeholder={props.tags.length === 0 ? (props.hint ?? '') : ''}
      value={[...props.tags]}
      onChange={accept}
      data={known.map(({ value }) => value)}
      splitChars={ENDS}
      maxTags={props.most ?? MOST_TAGS}
      acceptValueOnBlur
      comboboxProps={{ shadow: 'none', withinPortal: true }}
      data-testid={props.testId}
    />
  )
}
