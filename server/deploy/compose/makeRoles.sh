#!/bin/sh
# Runs once, when the database's volume is still empty: the role that owns, the role that the server works as, the database.
set -eu
psql -U postgres -d postgres -v ON_ERROR_STOP=1 -v owner="$OWNER_PASSWORD" -v server="$SERVER_PASSWORD" <<'SQL'
create role khaibao_owner login password :'owner';
create role khaibao_server login password :'server';
create database khaibao owner khaibao_owner;
SQL
