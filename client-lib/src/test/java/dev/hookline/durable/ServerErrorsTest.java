package dev.hookline.durable;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import org.junit.jupiter.api.Test;

/** Translation of server errors that share a status code but have different meanings. */
class ServerErrorsTest {

  private static final ServerRequest REQUEST = new Cancellation("OnX:1");

  @Test
  void aMissingNamespaceIsReportedAndNothingWasAccepted() {
    StatusRuntimeException missing =
        StatusProto.toStatusRuntimeException(
            com.google.rpc.Status.newBuilder()
                .setCode(Code.NOT_FOUND_VALUE)
                .addDetails(Any.pack(NamespaceNotFoundFailure.getDefaultInstance()))
                .build());

    InvocationException translated = ServerErrors.onCall(REQUEST, "nowhere", missing);

    assertThat(translated.reason()).isEqualTo(Reason.NAMESPACE_NOT_FOUND);
    assertThat(translated.accepted()).isEqualTo(Accepted.NO);
    assertThat(translated).hasMessageContaining("no namespace 'nowhere'");
  }

  @Test
  void aMissingRunIsNotReportedAsAMissingNamespace() {
    StatusRuntimeException gone =
        Status.NOT_FOUND.withDescription("workflow not found").asRuntimeException();

    InvocationException translated = ServerErrors.onCall(REQUEST, "default", gone);

    assertThat(translated.reason()).isEqualTo(Reason.SERVER_ERROR);
    assertThat(translated.accepted()).isEqualTo(Accepted.UNKNOWN);
    assertThat(translated).hasMessageContaining("NOT_FOUND: workflow not found");
  }
}
