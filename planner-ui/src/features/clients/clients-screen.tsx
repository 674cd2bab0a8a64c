export function ClientsScreen() {
  return <p>clients-screen</p>
}
