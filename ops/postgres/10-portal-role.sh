#!/bin/sh
# Run once by the database's image, on an empty data folder: the portal's role is no superuser.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$PORTAL_PASSWORD" --username "$POSTGRES_USER" <<'SQL'
CREATE ROLE etracking LOGIN PASSWORD :'password';
CREATE DATABASE etracking OWNER etracking;
SQL
