package dev.hookline.operate.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.uber.m3.tally.NoopScope;
import dev.hookline.connect.Connection;
import dev.hookline.operate.setup.SetupResult.Status;
import dev.hookline.operate.setup.SetupResult.Step;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.AddSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceImplBase;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceResponse;
import io.temporal.api.workflowservice.v1.UpdateNamespaceRequest;
import io.temporal.api.workflowservice.v1.UpdateNamespaceResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that fails one call of the setup. */
class RefusingServerTest {

  private static final io.grpc.Status REFUSED =
      io.grpc.Status.PERMISSION_DENIED.withDescription("Request unauthorized.");

  @Test
  void reportsThatTheAttributesCannotBeListed() throws IOException {
    Function<NamespaceSetup, SetupResult> preview = NamespaceSetup::preview;
    for (Function<NamespaceSetup, SetupResult> run : List.of(preview, NamespaceSetup::apply)) {
      Step step = last(run(Map.of("ListSearchAttributes", REFUSED), run));

      assertThat(step.status()).isEqualTo(Status.REFUSED);
      assertThat(step.message())
          .isEqualTo(
              "the server refused to list the search attributes (PERMISSION_DENIED: Request"
                  + " unauthorized.), so it is unknown whether [HooklineEvent, HooklineFailureCode,"
                  + " HooklineFailedWebhook] are registered");
      assertThat(step.fix()).startsWith("ask an administrator to run: temporal operator search-");
    }
  }

  @Test
  void reportsThatTheAttributesCannotBeRegistered() throws IOException {
    Step step = last(run(Map.of("AddSearchAttributes", REFUSED), NamespaceSetup::apply));

    assertThat(step.message()).startsWith("the server refused to register [HooklineEvent, ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ListSearchAttributes",
        "AddSearchAttributes",
        "RegisterNamespace",
        "DescribeTaskQueue",
        "UpdateNamespace"
      })
  void endsWhenTheServerIsUnreachable(String call) {
    boolean isNew = call.equals("RegisterNamespace") || call.equals("DescribeTaskQueue");
    Map<String, io.grpc.Status> failures =
        isNew
            ? Map.of(call, io.grpc.Status.UNAVAILABLE, "Missing", io.grpc.Status.NOT_FOUND)
            : Map.of(call, io.grpc.Status.UNAVAILABLE);

    assertThatThrownBy(() -> run(failures, NamespaceSetup::apply))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("UNAVAILABLE");
  }

  @Test
  void reportsThatANewNamespaceCannotBeUsedYet() throws IOException {
    Step step =
        last(
            run(
                Map.of("Missing", io.grpc.Status.NOT_FOUND, "DescribeTaskQueue", REFUSED),
                NamespaceSetup::apply));

    assertThat(step.status()).isEqualTo(Status.REFUSED);
    assertThat(step.message())
        .isEqualTo(
            "namespace 'default' has been created, but the server does not accept its use yet"
                + " (PERMISSION_DENIED: Request unauthorized.)");
    assertThat(step.fix()).isEqualTo("run hookline setup again in a minute");
  }

  private static Step last(SetupResult result) {
    return result.steps().get(result.steps().size() - 1);
  }

  private static SetupResult run(
      Map<String, io.grpc.Status> failures, Function<NamespaceSetup, SetupResult> run)
      throws IOException {
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(new Frontend(failures))
            .addService(new Operator(failures))
            .build()
            .start();
    try (Connection connection = Connection.to("127.0.0.1:" + server.getPort(), new NoopScope())) {
      return run.apply(NamespaceSetup.of(connection.client()));
    } finally {
      server.shutdownNow();
    }
  }

  private static <T> void respond(
      io.grpc.@Nullable Status failure, T response, StreamObserver<T> responses) {
    if (failure != null) {
      responses.onError(failure.asRuntimeException());
    } else {
      responses.onNext(response);
      responses.onCompleted();
    }
  }

  /** A namespace exists unless the first description fails as "Missing". */
  private static final class Frontend extends WorkflowServiceImplBase {

    private final Map<String, io.grpc.Status> failures;
    private boolean isRegistered;

    Frontend(Map<String, io.grpc.Status> failures) {
      this.failures = failures;
    }

    @Override
    public void getSystemInfo(
        GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> responses) {
      respond(null, GetSystemInfoResponse.getDefaultInstance(), responses);
    }

    @Override
    public synchronized void describeNamespace(
        DescribeNamespaceRequest request, StreamObserver<DescribeNamespaceResponse> responses) {
      DescribeNamespaceResponse.Builder day = DescribeNamespaceResponse.newBuilder();
      day.getConfigBuilder().getWorkflowExecutionRetentionTtlBuilder().setSeconds(86_400);
      respond(isRegistered ? null : failures.get("Missing"), day.build(), responses);
    }

    @Override
    public synchronized void registerNamespace(
        RegisterNamespaceRequest request, StreamObserver<RegisterNamespaceResponse> responses) {
      isRegistered = true;
      respond(
          failures.get("RegisterNamespace"),
          RegisterNamespaceResponse.getDefaultInstance(),
          responses);
    }

    @Override
    public void updateNamespace(
        UpdateNamespaceRequest request, StreamObserver<UpdateNamespaceResponse> responses) {
      respond(
          failures.get("UpdateNamespace"), UpdateNamespaceResponse.getDefaultInstance(), responses);
    }

    @Override
    public void describeTaskQueue(
        DescribeTaskQueueRequest request, StreamObserver<DescribeTaskQueueResponse> responses) {
      respond(
          failures.get("DescribeTaskQueue"),
          DescribeTaskQueueResponse.getDefaultInstance(),
          responses);
    }
  }

  private static final class Operator extends OperatorServiceImplBase {

    private final Map<String, io.grpc.Status> failures;

    Operator(Map<String, io.grpc.Status> failures) {
      this.failures = failures;
    }

    @Override
    public void listSearchAttributes(
        ListSearchAttributesRequest request,
        StreamObserver<ListSearchAttributesResponse> responses) {
      respond(
          failures.get("ListSearchAttributes"),
          ListSearchAttributesResponse.getDefaultInstance(),
          responses);
    }

    @Override
    public void addSearchAttributes(
        AddSearchAttributesRequest request, StreamObserver<AddSearchAttributesResponse> responses) {
      respond(
          failures.get("AddSearchAttributes"),
          AddSearchAttributesResponse.getDefaultInstance(),
          responses);
    }
  }
}
