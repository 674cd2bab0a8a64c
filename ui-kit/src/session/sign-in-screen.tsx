import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type CallOutput, endpoints } from '@tournee/contract'
import { type FormEvent, useState } from 'react'
import { problemOf } from '../api/problem.ts'
import { readKey } from '../api/read-key.ts'
import { useWrite } from '../api/use-write.ts'
import { LocaleSwitch } from '../components/locale-switch.tsx'
import { Mark } from '../components/mark.tsx'
import { useText } from '../i18n/locale-context.tsx'
import { SchemeSwitch } from '../theme/scheme-switch.tsx'
import classes from './sign-in-screen.module.css'
import { sessionText } from './text.ts'

/** The door: e-mail and password. */
export function SignInScreen({ app }: { readonly app: string }) {
  const words = useText(sessionText)
  const queries = useQueryClient()
  const signIn = useWrite(endpoints.signIn)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate(
      { body: { email, password } },
      { onSuccess: (session) => queries.setQueryData<CallOutput<typeof endpoints.getSession>>(readKey(endpoints.getSession), session) },
    )
  }
  const status = signIn.error ? problemOf(signIn.error).status : null
  return (
    <main className={classes.door}>
      <div className={classes.top}>
        <LocaleSwitch />
        <SchemeSwitch />
      </div>
      <form className={classes.form} onSubmit={submit} data-testid="sign-in">
        <Mark size={40} />
        <div>
          <p className={classes.app}>{app}</p>
          <h1 className={classes.title}>{words.title}</h1>
          <p className={classes.lead}>{words.lead}</p>
        </div>
        <TextInput
          label={words.email}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          value={email}
          onChange={(e) => setEmail(e.currentTarget.value)}
        />
        <PasswordInput
          label={words.password}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(e) => setPassword(e.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-hidden': true }}
        />
        <p className={classes.refusal} role="alert">
          {status === null
            ? ''
            : status === 429
              ? words.tooMany
              : status === 401 || status === 422 || status === 400
                ? words.refused
                : problemOf(signIn.error).title}
        </p>
        <Button type="submit" loading={signIn.isPending} fullWidth>
          {words.signIn}
        </Button>
        <p className={classes.forgotten}>{words.forgotten}</p>
      </form>
    </main>
  )
}
