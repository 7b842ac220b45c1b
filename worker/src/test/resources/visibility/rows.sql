-- 200,000 executions of a month: 3 in 4 are events, the others deliveries; 1 in 40 failed; some 400 still run.
-- Variables: namespace, event, code, webhook (the columns of Hookline's search attributes).
SET synchronous_commit = off;
INSERT INTO executions_visibility (namespace_id, run_id, start_time, execution_time, workflow_id, workflow_type_name,
    status, close_time, history_length, history_size_bytes, execution_duration, state_transition_count, memo, encoding,
    task_queue, search_attributes, parent_workflow_id, parent_run_id, root_workflow_id, root_run_id, _version)
  SELECT namespace, 'run-' || n, start_time, start_time, id, type, status, CASE WHEN status > 1 THEN start_time +
    (n % 1000) * interval '7 ms' END, 6 + n % 9, 2000 + n % 777, (n % 1000) * 7000000::bigint, 3, memo, 'Proto3', 'hookline',
    attributes, parent, 'run-' || n - 1, coalesce(parent, id), CASE WHEN parent IS NULL THEN 'run-' || n ELSE
    'run-' || n - 1 END, 1
  FROM (SELECT n, :'namespace' AS namespace, name, CASE WHEN n % 4 = 0 THEN event || ':async:mail' ELSE event END AS id,
      CASE WHEN n % 4 = 0 THEN 'DeliverWebhook' ELSE 'InvokeWebhooks' END AS type,
      CASE WHEN n % 4 = 0 THEN event END AS parent,
      CASE WHEN n > 199700 OR n % 2000 = 1 THEN 1 WHEN n % 40 = 3 THEN 3 WHEN n % 5000 = 2 THEN 4 ELSE 2 END AS status,
      now() - (200000 - n) * interval '13 s' AS start_time, decode(md5(n::text) || md5((-n)::text), 'hex') AS memo,
      jsonb_build_object(:'event', name) || CASE WHEN n % 40 = 3 AND n <= 199700 THEN jsonb_build_object(:'code',
        (ARRAY['http_status', 'timeout', 'connection_refused', 'invalid_response', 'dns_error'])[1 + n / 40 % 5],
        :'webhook', 'webhook-' || n / 40 % 7) ELSE '{}' END AS attributes
    FROM (SELECT n, name, name || ':' || n - CASE WHEN n % 4 = 0 THEN 1 ELSE 0 END AS event
      FROM (SELECT n, 'OnEvent' || (sqrt(n * 7919 % 400))::int AS name FROM generate_series(1, 200000) AS n) named) keyed) drawn;
-- the server's own executions, and those of other programs
INSERT INTO executions_visibility (namespace_id, run_id, start_time, execution_time, workflow_id, workflow_type_name,
    status, encoding, task_queue, search_attributes, root_workflow_id, root_run_id)
  SELECT :'namespace', 'own-' || n, now() - n * interval '1 h', now() - n * interval '1 h', 'own-' || n, 'ReplayBatch', 2,
    'Proto3', 'hookline', CASE WHEN n % 3 = 0 THEN '{"TemporalNamespaceDivision": "TemporalBatcher"}'::jsonb END,
    'own-' || n, 'own-' || n
  FROM generate_series(1, 60) AS n;
