export function TeamScreen() {
  return <p>team-screen</p>
}
