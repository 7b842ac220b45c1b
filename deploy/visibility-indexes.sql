-- Drops the indexes of Temporal's visibility table that nothing uses, so that an event costs PostgreSQL less.
--
--   psql -d temporal_visibility -f deploy/visibility-indexes.sql -v hookline=Keyword03,Keyword07,Keyword01
--
-- Temporal 1.32 puts 73 indexes on executions_visibility, most of them for search attributes that you may never
-- register, and writes all of them whenever an event starts and ends. This script leaves those that Hookline, the
-- server itself and the UI's usual filters need, and those of every search attribute that has values.
--
--   -v hookline=COLUMNS   the columns of HooklineEvent, HooklineFailureCode and HooklineFailedWebhook in all namespaces.
--                         "hookline doctor" prints them. Without it, the indexes of all ten Keyword columns stay.
--   -v keep=NAMES         also keeps these, and rebuilds those already dropped: names of indexes or columns, for
--                         example keep=by_task_queue,Int01. Remembered for later runs.
--   -v restore=all        undoes everything: rebuilds what was dropped and removes the table hookline_visibility_indexes.
--
-- Run it as the owner of the tables, outside a transaction. A repeated run drops only what is new, for example after a
-- schema upgrade of Temporal, and rebuilds the index of a search attribute that has values by now.
--
-- Locks: the server may run. Indexes are dropped and built CONCURRENTLY: reads and writes continue, the script waits
-- for open transactions. It reads the table once. If it is interrupted, run it again.
\set ON_ERROR_STOP on
\set QUIET on
\if :{?hookline} \else \set hookline '' \endif
\if :{?keep} \else \set keep '' \endif
\if :{?restore} \else \set restore '' \endif
SET client_min_messages = warning;
SELECT set_config('hookline.columns', :'hookline', false), set_config('hookline.keep', :'keep', false),
  set_config('hookline.restore', :'restore', false) \g /dev/null

DO $$ BEGIN
  IF to_regclass('executions_visibility') IS NULL THEN
    RAISE 'database % has no table executions_visibility; connect to the visibility database', current_database();
  ELSIF current_setting('hookline.restore') NOT IN ('', 'all') THEN
    RAISE 'restore must be all, found %; for single indexes use keep', current_setting('hookline.restore');
  END IF;
END $$;

-- What this script has dropped, and what it is told to keep.
CREATE TABLE IF NOT EXISTS hookline_visibility_indexes (
  name        text PRIMARY KEY,
  column_name text NOT NULL,
  definition  text NOT NULL,
  keep        boolean NOT NULL DEFAULT false
);

-- A schema upgrade may remove a column, and its index with it.
DELETE FROM hookline_visibility_indexes s
  WHERE s.column_name <> '' AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attname = s.column_name
    AND a.attrelid = 'executions_visibility'::regclass AND NOT a.attisdropped);

-- The indexes of the table but its primary key, with the column they are for: the first after namespace_id.
CREATE TEMP VIEW present AS
  SELECT c.relname::text AS name, i.indisvalid AS valid, pg_get_indexdef(c.oid) AS definition,
    coalesce(a.attname::text, '') AS column_name
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[1] AND i.indkey[1] > 0
  WHERE i.indrelid = 'executions_visibility'::regclass AND NOT i.indisunique;

CREATE TEMP VIEW known AS
  SELECT coalesce(p.name, s.name) AS name, coalesce(p.column_name, s.column_name) AS column_name,
    coalesce(p.definition, s.definition) AS definition, coalesce(s.keep, false) AS keep
  FROM present p FULL JOIN hookline_visibility_indexes s USING (name);

CREATE TEMP TABLE named AS
  SELECT lower(trim(name)) AS name FROM unnest(string_to_array(
    current_setting('hookline.columns') || ',' || current_setting('hookline.keep'), ',')) AS name
  WHERE trim(name) <> '';

DO $$ DECLARE unknown text; BEGIN
  SELECT string_agg(name, ', ') INTO unknown FROM named n WHERE NOT EXISTS (
    SELECT FROM known k WHERE n.name IN (k.name, k.column_name));
  IF unknown IS NOT NULL THEN
    RAISE 'executions_visibility has no index or indexed column named %', unknown;
  END IF;
END $$;

INSERT INTO hookline_visibility_indexes
  SELECT DISTINCT k.name, k.column_name, k.definition, true FROM known k JOIN named n ON n.name IN (k.name, k.column_name)
  ON CONFLICT (name) DO UPDATE SET keep = true;

CREATE TEMP TABLE with_values AS
  SELECT DISTINCT lower(key) AS column_name FROM executions_visibility, jsonb_object_keys(search_attributes) AS key
  WHERE current_setting('hookline.restore') = '';

CREATE TEMP VIEW verdicts AS
  SELECT k.*, CASE
    WHEN current_setting('hookline.restore') = 'all' THEN 'restored'
    WHEN keep THEN 'named by hookline or keep'
    -- Lists, and the filters by id, type, status and relationship; the status also finds what a version still runs.
    WHEN name IN ('default_idx', 'by_workflow_id', 'by_workflow_type', 'by_status', 'by_parent_workflow_id',
      'by_root_workflow_id') THEN 'used by Hookline or the UI'
    -- Batch operations, schedules and deployments.
    WHEN name = 'by_temporal_namespace_division' THEN 'used by the server'
    -- These may have values in every row, but nothing filters by them alone.
    WHEN name IN ('by_execution_time', 'by_history_length', 'by_history_size_bytes', 'by_execution_duration',
      'by_state_transition_count', 'by_task_queue', 'by_parent_run_id', 'by_root_run_id', 'by_build_ids',
      'by_binary_checksums', 'by_temporal_change_version', 'by_temporal_reported_problems',
      'by_temporal_workflow_versioning_behavior', 'by_used_deployment_versions',
      'by_temporal_external_payload_size_bytes', 'by_temporal_external_payload_count') THEN NULL
    WHEN column_name IN (SELECT column_name FROM with_values) THEN 'column has values'
    WHEN column_name ~ '^keyword\d\d$' AND current_setting('hookline.columns') = ''
      THEN 'may be a column of Hookline''s, see -v hookline'
    WHEN EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = 'executions_visibility'::regclass
      AND a.attname = k.column_name AND a.attgenerated <> '') THEN NULL
    ELSE 'not known' -- of a newer schema, or your own
  END AS reason FROM known k;

INSERT INTO hookline_visibility_indexes
  SELECT name, column_name, definition FROM verdicts WHERE reason IS NULL
  ON CONFLICT (name) DO UPDATE SET column_name = excluded.column_name, definition = excluded.definition;

-- Also drops what an interrupted build has left.
SELECT format('DROP INDEX CONCURRENTLY IF EXISTS %I', p.name)
  FROM present p JOIN verdicts v USING (name) JOIN hookline_visibility_indexes s USING (name)
  WHERE v.reason IS NULL OR NOT p.valid ORDER BY name \gexec

-- Rebuilds what is needed now. A Keyword column's index stays dropped until it is named or has values.
SELECT regexp_replace(s.definition, '^CREATE INDEX', 'CREATE INDEX CONCURRENTLY')
  FROM hookline_visibility_indexes s JOIN verdicts v USING (name)
  WHERE v.reason NOT LIKE 'may be%' AND name NOT IN (SELECT name FROM present) ORDER BY name \gexec

SELECT current_setting('hookline.restore') = 'all' AS restored \gset
\if :restored
  DROP TABLE hookline_visibility_indexes CASCADE; -- and this session's views
  \echo executions_visibility has all its indexes again
\else
  SELECT name AS "kept index", coalesce(reason, 'not known') AS reason FROM present p LEFT JOIN verdicts v USING (name)
    ORDER BY name;
  SELECT (SELECT count(*) FROM present) AS kept, (SELECT count(*) FROM known
    WHERE name NOT IN (SELECT name FROM present)) AS dropped \gset
  \echo executions_visibility: :kept indexes kept, :dropped dropped
\endif
