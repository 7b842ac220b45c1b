{{- define "hookline.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "hookline.selector" -}}
app.kubernetes.io/name: {{ default .Chart.Name .Values.nameOverride }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* A label has fewer characters than a build id may have. */}}
{{- define "hookline.label" -}}
{{- regexReplaceAll "[^A-Za-z0-9_.-]" . "-" | trunc 63 | trimAll "-_." | quote -}}
{{- end -}}

{{- define "hookline.versionLabels" -}}
{{- with .Values.worker.buildId }}
temporal.io/deployment-name: {{ include "hookline.label" $.Values.worker.deploymentName }}
temporal.io/build-id: {{ include "hookline.label" . }}
{{- end }}
{{- end -}}

{{- define "hookline.labels" -}}
{{ include "hookline.selector" . }}
app.kubernetes.io/part-of: hookline
app.kubernetes.io/version: {{ include "hookline.label" (default .Chart.AppVersion .Values.image.tag) }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- include "hookline.versionLabels" . }}
{{- end -}}

{{- define "hookline.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ default .Chart.AppVersion .Values.image.tag }}
{{- end -}}
{{- end -}}

{{- define "hookline.usesTls" -}}
{{- $tls := .Values.temporal.tls -}}
{{- if or $tls.enabled $tls.clientCertificateSecret .Values.temporal.apiKey.secret }}true{{ end -}}
{{- end -}}

{{/* What the schema cannot say: settings that belong together. */}}
{{- define "hookline.check" -}}
{{- $worker := .Values.worker -}}
{{- if ne (empty $worker.deploymentName) (empty $worker.buildId) -}}
{{- fail "worker.deploymentName and worker.buildId together enable worker versioning, found only one; set both or neither" -}}
{{- end -}}
{{- if and .Values.autoscaling.enabled .Values.keda.enabled -}}
{{- fail "autoscaling and keda both set the number of replicas; enable one of them" -}}
{{- end -}}
{{- if and .Values.temporal.tls.clientCertificateSecret .Values.temporal.apiKey.secret -}}
{{- fail "temporal.tls.clientCertificateSecret and temporal.apiKey.secret are two ways to authenticate; set one of them" -}}
{{- end -}}
{{- if and .Values.keda.enabled .Values.temporal.tls.enabled (not .Values.temporal.tls.clientCertificateSecret) (not .Values.temporal.apiKey.secret) -}}
{{- fail "KEDA's temporal scaler uses TLS only with a client certificate or an API key; set temporal.tls.clientCertificateSecret or temporal.apiKey.secret, or use autoscaling" -}}
{{- end -}}
{{- if and .Values.encryption.secret (not .Values.encryption.keys) -}}
{{- fail "encryption.secret is mounted but encryption.keys names no key; set it, such as k1:${file:/run/secrets/encryption/k1}" -}}
{{- end -}}
{{- end -}}

{{- define "hookline.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "hookline.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* The connection, for the workers and the setup job. */}}
{{- define "hookline.connectionEnv" -}}
- name: TEMPORAL_ADDRESS
  value: {{ .Values.temporal.address | quote }}
- name: TEMPORAL_NAMESPACE
  value: {{ .Values.temporal.namespace | quote }}
{{- if include "hookline.usesTls" . }}
- name: TEMPORAL_TLS
  value: "true"
{{- end }}
{{- with .Values.temporal.tls.serverName }}
- name: TEMPORAL_TLS_SERVER_NAME
  value: {{ . | quote }}
{{- end }}
{{- if .Values.temporal.tls.clientCertificateSecret }}
- name: TEMPORAL_TLS_CLIENT_CERT_PATH
  value: /run/secrets/temporal-client/tls.crt
- name: TEMPORAL_TLS_CLIENT_KEY_PATH
  value: /run/secrets/temporal-client/tls.key
{{- end }}
{{- if .Values.temporal.tls.caSecret }}
- name: TEMPORAL_TLS_SERVER_CA_CERT_PATH
  value: /run/secrets/temporal-ca/ca.crt
{{- end }}
{{- with .Values.temporal.apiKey }}
{{- if .secret }}
- name: TEMPORAL_API_KEY
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "hookline.connectionMounts" -}}
- name: tmp
  mountPath: /tmp
{{- if .Values.temporal.tls.clientCertificateSecret }}
- name: temporal-client
  mountPath: /run/secrets/temporal-client
  readOnly: true
{{- end }}
{{- if .Values.temporal.tls.caSecret }}
- name: temporal-ca
  mountPath: /run/secrets/temporal-ca
  readOnly: true
{{- end }}
{{- end -}}

{{- define "hookline.connectionVolumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: 64Mi
{{- with .Values.temporal.tls.clientCertificateSecret }}
- name: temporal-client
  secret:
    secretName: {{ . }}
    defaultMode: 0440
{{- end }}
{{- with .Values.temporal.tls.caSecret }}
- name: temporal-ca
  secret:
    secretName: {{ . }}
    defaultMode: 0440
    items:
      - key: ca.crt
        path: ca.crt
{{- end }}
{{- end -}}
