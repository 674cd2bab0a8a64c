import { Button, Switch } from '@mantine/core'
import { useDebouncedValue, useDocumentTitle } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { endpoints } from '@tournee/contract'
import { newKey, useFormats, useText, useToast, useWrite } from '@tournee/ui-kit'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import page from '../../look/page.module.css'
import { newDraft, termsOf } from './edit/contract-draft.ts'
import { ContractFields } from './edit/contract-form.tsx'
import classes from './edit/edit.module.css'
import { EditForm } from './edit/edit-panel.tsx'
import { Forecast } from './edit/forecast.tsx'
import { IdentityFields, identityBody, isEmail, NOBODY_YET } from './edit/identity-fields.tsx'
import { isPlace, NO_SITE, SiteFields } from './edit/site-form.tsx'
import { editText } from './edit/text.ts'
import { clientsText } from './text.ts'

const PATIENCE_MS = 250

/** A new client: who, where, and (if wanted) the contract with the visits it will make. */
export function NewClientScreen() {
  const words = useText(editText)
  const back = useText(clientsText).back
  useDocumentTitle(`${words.newClient} · Tournée`)
  const formats = useFormats()
  const toast = useToast()
  const [, go] = useLocation()
  const [who, setWho] = useState(NOBODY_YET)
  const [where, setWhere] = useState(NO_SITE)
  const [hasContract, setHasContract] = useState(true)
  const [contract, setContract] = useState(() => newDraft('', formats.civilDate(new Date())))
  const [shown] = useDebouncedValue(contract, PATIENCE_MS)
  const create = useWrite(endpoints.createClient, [endpoints.listClients, endpoints.getClientFacets, endpoints.getWeek])
  const said = termsOf(contract, formats.locale)
  const forecast = termsOf(shown, formats.locale)
  const save = () => {
    const { label: _label, pin, ...address } = where
    if (hasContract && !('terms' in said)) return
    const { siteId: _site, ...terms } = 'terms' in said ? said.terms : { siteId: '' }
    create.mutate(
      {
        body: {
          client: identityBody(who),
          site: { ...address, ...(pin ? { position: pin } : {}) },
          ...(hasContract ? { contract: terms } : {}),
        },
        idempotencyKey: newKey(),
      },
      {
        onSuccess: (file) => {
          toast({ message: words.created(file.name) })
          go(`/clients/${file.id}`, { replace: true })
        },
      },
    )
  }
  const complete = who.name.trim() !== '' && isEmail(who.email) && isPlace(where) && (!hasContract || 'terms' in said)
  return (
    <div className={`${page.page} ${classes.page}`}>
      <div>
        <Button component={Link} href="/clients" variant="subtle" size="xs" leftSection={<IconArrowLeft size={14} stroke={1.6} />}>
          {back}
        </Button>
      </div>
      <header className={page.head}>
        <h1>{words.newClient}</h1>
      </header>
      <EditForm
        label={words.newClient}
        saveLabel={words.create}
        error={create.error}
        busy={create.isPending}
        disabled={!complete}
        onSave={save}
        onCancel={() => go('/clients')}
      >
        <section className={page.panel}>
          <h2>{words.identity}</h2>
          <IdentityFields draft={who} onDraft={setWho} />
        </section>
        <section className={page.panel}>
          <h2>{words.site}</h2>
          <SiteFields draft={where} onDraft={(patch) => setWhere((now) => ({ ...now, ...patch }))} />
        </section>
        <section className={page.panel}>
          <h2>{words.contract}</h2>
          <Switch label={words.withContract} checked={hasContract} onChange={(e) => setHasContract(e.currentTarget.checked)} />
          {hasContract ? (
            <>
              <ContractFields draft={contract} sites={[]} fault={'fault' in said ? said.fault : null} onDraft={setContract} />
              {'terms' in forecast ? <Forecast terms={withoutSite(forecast.terms)} /> : null}
            </>
          ) : null}
        </section>
      </EditForm>
    </div>
  )
}

function withoutSite<T extends { readonly siteId: string }>({ siteId: _site, ...terms }: T): Omit<T, 'siteId'> {
  return terms
}
