#!/bin/sh
# Run once by the database's image, on an empty data folder. Neither role is a superuser: one owns
# the tables and brings them up to date; as the other the portal runs, and it only reads and
# writes rows, as far as row-level security lets it.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" \
    --set owner_password="$OWNER_PASSWORD" --set portal_password="$PORTAL_PASSWORD" <<'SQL'
CREATE ROLE etracking_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE etracking LOGIN PASSWORD :'portal_password';
CREATE DATABASE etracking OWNER etracking_owner;
\connect etracking
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO etracking;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO etracking;
ALTER DEFAULT PRIVILEGES FOR ROLE etracking_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO etracking;
ALTER DEFAULT PRIVILEGES FOR ROLE etracking_owner IN SCHEMA public
    GRANT USAGE ON SEQUENCES TO etracking;
SQL
