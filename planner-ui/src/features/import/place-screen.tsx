export function PlaceScreen() {
  return <p>place-screen</p>
}
