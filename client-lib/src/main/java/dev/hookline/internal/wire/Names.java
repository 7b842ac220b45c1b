package dev.hookline.internal.wire;

/** Names used in Temporal's records. */
public final class Names {

  /** The default task queue. */
  public static final String TASK_QUEUE = "hookline";

  /** The workflow type of {@link InvokeWebhooks}. */
  public static final String INVOKE_WEBHOOKS = "InvokeWebhooks";

  /** The update that waits for an event's final response. */
  public static final String AWAIT_RESPONSE = "awaitResponse";

  /** The query that returns the final response of a successful event. */
  public static final String RESPONSE = "response";

  /** The workflow type of {@link DeliverWebhook}. */
  public static final String DELIVER_WEBHOOK = "DeliverWebhook";

  /** The workflow type of {@link DeliverWebhooks}. */
  public static final String DELIVER_WEBHOOKS = "DeliverWebhooks";

  /**
   * The activity type of a webhook call. A first attempt that is a local activity has the webhook's
   * name as its type.
   */
  public static final String CALL_WEBHOOK = "CallWebhook";

  /** The activity type that reads a recorded response from the run that a replay replaces. */
  public static final String READ_RESPONSE = "ReadResponse";

  /** The update that replaces a pending call of a webhook by a corrected one. */
  public static final String REDIRECT = "redirect";

  /** The failure type of a refused redirect. */
  public static final String NOT_PENDING = "not_pending";

  /** The activity type that stops the attempts of a call that is redirected. */
  public static final String HOLD_CALL = "HoldCall";

  /** The memo field with the digest of the event's payload. */
  public static final String MEMO_PAYLOAD_DIGEST = "hooklinePayloadDigest";

  /** The memo field of an execution in which a call was redirected. */
  public static final String MEMO_REDIRECTED = "hooklineRedirected";

  /** The workflow type of a replay of many executions. */
  public static final String REPLAY_BATCH = "ReplayBatch";

  /** The activity type that selects the next executions of a batch. */
  public static final String SELECT_EXECUTIONS = "SelectExecutions";

  /** The activity type that replays the selected executions of a batch. */
  public static final String REPLAY_EXECUTIONS = "ReplayExecutions";

  /** The workflow type of the queue of events with one ordering key. */
  public static final String ORDERED_EVENTS = "OrderedEvents";

  /** The signal that adds an event to a queue. */
  public static final String ENQUEUE = "enqueue";

  /** The signal by which an event reports its end to its queue. */
  public static final String ENDED = "ended";

  /** The signal that lets a queue continue after an event that holds it. */
  public static final String SKIP = "skip";

  /** The query for a queue's state. */
  public static final String QUEUE_STATE = "state";

  /** The signal by which a queue begins the turn of an event. */
  public static final String BEGIN_TURN = "beginTurn";

  /** The activity type that adds an event to its queue, if its starter did not. */
  public static final String ENQUEUE_EVENT = "EnqueueEvent";

  /** The activity type that waits for the end of an event that takes long. */
  public static final String AWAIT_EVENT_END = "AwaitEventEnd";

  /** The memo field with the event that holds a queue. */
  public static final String MEMO_HELD_BY = "hooklineHeldBy";

  /** The memo field with a batch's progress. */
  public static final String MEMO_BATCH = "hooklineBatch";

  /** The workflow type that joins what workers know of endpoints. */
  public static final String WATCH_ENDPOINTS = "WatchEndpoints";

  /** The activity type that starts the event of an alert. */
  public static final String SEND_ALERT = "SendAlert";

  /** The memo field with the endpoints that are failing or disabled. */
  public static final String MEMO_ENDPOINTS = "hooklineEndpoints";

  /** The metadata key of a response's HTTP status. */
  public static final String METADATA_STATUS = "hookline-status";

  /** The metadata key of the duration of a response's attempt, in milliseconds. */
  public static final String METADATA_MILLIS = "hookline-millis";

  /** The metadata key of the attempts before a response, as the text of their log. */
  public static final String METADATA_LOG = "hookline-log";

  /** The metadata key of the reason why a local first attempt was declined. */
  public static final String METADATA_DECLINED = "hookline-not-here";

  /** The metadata key of a response whose worker requests the next task while recording it. */
  public static final String METADATA_NEXT_TASK = "hookline-next-task";

  /** The encoding of an encrypted payload, as in Temporal's samples. */
  public static final String ENCODING_ENCRYPTED = "binary/encrypted";

  /** The metadata key of the id of the key that encrypted a payload, as in Temporal's samples. */
  public static final String METADATA_KEY_ID = "encryption-key-id";

  /** The search attribute (Keyword) for the event's name. */
  public static final String ATTRIBUTE_EVENT = "HooklineEvent";

  /** The search attribute (Keyword) for the code of an execution's failure. */
  public static final String ATTRIBUTE_FAILURE_CODE = "HooklineFailureCode";

  /** The search attribute (Keyword) for the webhook that failed an execution. */
  public static final String ATTRIBUTE_FAILED_WEBHOOK = "HooklineFailedWebhook";

  private Names() {}
}
