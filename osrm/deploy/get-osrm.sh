#!/bin/sh
# A real OSRM on this machine, in one command: downloads the OpenStreetMap extract of the region, prepares it, starts the server.
#
#   ./get-osrm.sh            Rhône-Alpes (some 0.5 GB to download; expect a few GB of memory and disk, and a quarter of an hour)
#   ./get-osrm.sh --update   the same with a fresh extract; the running server is replaced at the end only
#
# Needs Docker with compose, and curl. Settings (environment): OSRM_REGION_URL, OSRM_REGION, OSRM_PROFILE, OSRM_IMAGE, OSRM_PORT.
set -eu
cd "$(dirname "$0")"

OSRM_REGION=${OSRM_REGION:-rhone-alpes}
OSRM_REGION_URL=${OSRM_REGION_URL:-https://download.geofabrik.de/europe/france/$OSRM_REGION-latest.osm.pbf}
OSRM_PROFILE=${OSRM_PROFILE:-/opt/car.lua}
OSRM_IMAGE=${OSRM_IMAGE:-ghcr.io/project-osrm/osrm-backend:v5.27.1}
OSRM_PORT=${OSRM_PORT:-5000}
export OSRM_REGION OSRM_IMAGE OSRM_PORT

say() { printf '%s\n' "get-osrm: $*" >&2; }
fail() { say "$*"; exit 1; }

case "${1:-}" in
  '' | --update) ;;
  *) fail "unknown option $1 (only --update is known)" ;;
esac
command -v curl >/dev/null || fail 'curl is missing'
docker compose version >/dev/null 2>&1 || fail 'Docker with compose is missing'

NAME=$OSRM_REGION-latest
mkdir -p data work
if [ ! -f "data/$NAME.osrm.partition" ] || [ "${1:-}" = --update ]; then
  say "downloading $OSRM_REGION_URL"
  curl --fail --location --retry 3 --output "work/$NAME.osm.pbf.part" "$OSRM_REGION_URL"
  mv "work/$NAME.osm.pbf.part" "work/$NAME.osm.pbf"
  # the version of the data, told by the server with each answer and part of Tournée's cache key
  VERSION="$OSRM_REGION-$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  mkdir -p profile
  step() { docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD/work:/data" --volume "$PWD/profile:/profile:ro" "$OSRM_IMAGE" "$@"; }
  say 'extracting'
  step osrm-extract --profile "$OSRM_PROFILE" --data_version "$VERSION" "/data/$NAME.osm.pbf"
  say 'partitioning'
  step osrm-partition "/data/$NAME.osrm"
  say 'customising'
  step osrm-customize "/data/$NAME.osrm"
  # only now is the running server's data replaced
  docker compose down
  rm -rf data.old
  mv data data.old
  mkdir data
  mv "work/$NAME".osrm* data/
  rm -rf work data.old
fi

say 'starting'
docker compose up --detach --wait
say "ready: start Tournée with OSRM_URL=http://127.0.0.1:$OSRM_PORT"
