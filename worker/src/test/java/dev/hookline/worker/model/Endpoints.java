package dev.hookline.worker.model;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import java.io.IOException;
import java.net.SocketException;
import java.time.Clock;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/** All endpoints of all stories, in memory: they record calls and follow their scripts. */
final class Endpoints implements Interceptor {

  /** The worker dies here. Not a failure of the attempt, so our code must not catch it. */
  static final class WorkerLostError extends Error {
    private static final long serialVersionUID = 1;

    WorkerLostError() {
      super("the worker is lost", null, false, false);
    }
  }

  private static final MediaType JSON = MediaType.get("application/json");

  private final StoryRuns runs;
  private final Clock clock;
  private final Canceller canceller;

  Endpoints(StoryRuns runs, Clock clock, Canceller canceller) {
    this.canceller = canceller;
    this.runs = runs;
    this.clock = clock;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    ActivityInfo attempt = Activity.getExecutionContext().getInfo();
    StoryRun storyRun = runs.of(String.valueOf(attempt.getWorkflowId())).orElseThrow();
    Call call = written(request, storyRun, attempt);
    canceller.called(storyRun);
    Step step = call.step();
    if (step.losesWorker()) {
      throw new WorkerLostError();
    }
    if (step == Step.RESET) {
      throw new SocketException("Connection reset");
    }
    Response.Builder response =
        new Response.Builder()
            .request(request)
            .protocol(Protocol.HTTP_1_1)
            .code(step.status)
            .message("")
            .body(ResponseBody.create(body(call), JSON));
    if (step == Step.BUSY) {
      response.header("Retry-After", Long.toString(Step.RETRY_AFTER.toSeconds()));
    }
    return response.build();
  }

  private Call written(Request request, StoryRun storyRun, ActivityInfo attempt)
      throws IOException {
    Hook hook = storyRun.story.hook(request.url().pathSegments().get(0));
    Buffer body = new Buffer();
    if (request.body() != null) {
      request.body().writeTo(body);
    }
    long now = clock.millis();
    synchronized (storyRun) {
      Call call =
          new Call(
              hook,
              storyRun.requests(hook),
              Integer.parseInt(String.valueOf(request.header("hookline-attempt"))),
              String.valueOf(request.header("webhook-id")),
              body.readUtf8(),
              now,
              String.valueOf(attempt.getWorkflowId()),
              storyRun.replaysBefore(String.valueOf(attempt.getWorkflowRunId())));
      storyRun.called(call, attempt.isLocal());
      return call;
    }
  }

  private static String body(Call call) {
    return switch (call.step()) {
      case NOT_JSON -> "<html>";
      case TOO_LARGE -> "1".repeat(Hook.MAX_RESPONSE_BYTES + 1);
      default -> call.hook.response(call.request);
    };
  }
}
