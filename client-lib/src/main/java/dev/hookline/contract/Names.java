package dev.hookline.contract;

/** Names that stand in Temporal's records. */
public final class Names {

  /** The task queue where none is named. */
  public static final String TASK_QUEUE = "hookline";

  /** The workflow type of {@link InvokeWebhooks}. */
  public static final String INVOKE_WEBHOOKS = "InvokeWebhooks";

  /** The update that waits for an event's final response. */
  public static final String AWAIT_RESPONSE = "awaitResponse";

  /** The workflow type of {@link DeliverWebhook}. */
  public static final String DELIVER_WEBHOOK = "DeliverWebhook";

  /** The workflow type of {@link DeliverWebhooks}. */
  public static final String DELIVER_WEBHOOKS = "DeliverWebhooks";

  /**
   * The activity type of one webhook's call. A first attempt that is a local activity has the
   * webhook's own name as its type.
   */
  public static final String CALL_WEBHOOK = "CallWebhook";

  /** The activity type that reads a recorded response from the run that a replay replaces. */
  public static final String READ_RESPONSE = "ReadResponse";

  /** The memo field with the digest of the event's payload. */
  public static final String MEMO_PAYLOAD_DIGEST = "hooklinePayloadDigest";

  /** The workflow type of a replay of many executions. */
  public static final String REPLAY_BATCH = "ReplayBatch";

  /** The activity type that finds the next executions of a batch. */
  public static final String SELECT_EXECUTIONS = "SelectExecutions";

  /** The activity type that replays some executions of a batch. */
  public static final String REPLAY_EXECUTIONS = "ReplayExecutions";

  /** The memo field with a batch's progress. */
  public static final String MEMO_BATCH = "hooklineBatch";

  /** The metadata of an answer's payload with its HTTP status. */
  public static final String METADATA_STATUS = "hookline-status";

  /** The metadata of an answer's payload with how long its attempt took, in milliseconds. */
  public static final String METADATA_MILLIS = "hookline-millis";

  /** The metadata of an answer's payload with the attempts before, as their log's text. */
  public static final String METADATA_LOG = "hookline-log";

  /** The metadata of what a local first attempt returns that has called nobody: why. */
  public static final String METADATA_DECLINED = "hookline-not-here";

  /** The encoding of a payload that is encrypted, as in Temporal's samples. */
  public static final String ENCODING_ENCRYPTED = "binary/encrypted";

  /** The metadata of an encrypted payload with the id of its key, as in Temporal's samples. */
  public static final String METADATA_KEY_ID = "encryption-key-id";

  /** The search attribute (Keyword) with the event's name. */
  public static final String ATTRIBUTE_EVENT = "HooklineEvent";

  /** The search attribute (Keyword) with the code of an execution's failure. */
  public static final String ATTRIBUTE_FAILURE_CODE = "HooklineFailureCode";

  /** The search attribute (Keyword) with the webhook that failed an execution. */
  public static final String ATTRIBUTE_FAILED_WEBHOOK = "HooklineFailedWebhook";

  private Names() {}
}
