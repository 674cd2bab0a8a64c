export function ClientScreen({ id }: { readonly id: string }) {
  return <p>client-screen</p>
}
