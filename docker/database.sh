#!/usr/bin/env bash
# Runs once, when the database's volume is empty: the application gets a database and a role that is no superuser.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -v password="$SPRING_DATASOURCE_PASSWORD" --username postgres --dbname postgres <<'SQL'
create role jianyi login password :'password';
create database jianyi owner jianyi;
SQL
