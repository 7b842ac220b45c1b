{{/* The worker's own settings; an empty one keeps its default. */}}
{{- define "hookline.workerEnv" -}}
{{- $worker := .Values.worker -}}
- name: HOOKLINE_TASK_QUEUE
  value: {{ $worker.taskQueue | quote }}
- name: HOOKLINE_HEALTH_ADDRESS
  value: {{ $worker.healthAddress | quote }}
- name: HOOKLINE_HEALTH_PORT
  value: {{ $worker.healthPort | quote }}
- name: HOOKLINE_SHUTDOWN_GRACE
  value: {{ $worker.shutdownGraceSeconds | quote }}
- name: HOOKLINE_LOG_LEVEL
  value: {{ $worker.logLevel | quote }}
{{- if $worker.buildId }}
- name: HOOKLINE_DEPLOYMENT_NAME
  value: {{ $worker.deploymentName | quote }}
- name: HOOKLINE_BUILD_ID
  value: {{ $worker.buildId | quote }}
{{- end }}
{{- range $name, $list := dict "ALLOWED_NETWORKS" $worker.allowedNetworks "BLOCKED_NETWORKS" $worker.blockedNetworks "ALLOWED_PROXIES" $worker.allowedProxies "OFFERED_ENV" $worker.offeredEnv }}
{{- with $list }}
- name: HOOKLINE_{{ $name }}
  value: {{ join "," . | quote }}
{{- end }}
{{- end }}
{{- if .Values.secrets.secret }}
- name: HOOKLINE_SECRETS_DIR
  value: {{ .Values.secrets.path | quote }}
{{- end }}
{{- with .Values.encryption.keys }}
- name: HOOKLINE_ENCRYPTION_KEYS
  value: {{ . | quote }}
{{- end }}
{{- with $worker.javaOptions }}
- name: JAVA_TOOL_OPTIONS
  value: {{ . | quote }}
{{- end }}
{{- end -}}
