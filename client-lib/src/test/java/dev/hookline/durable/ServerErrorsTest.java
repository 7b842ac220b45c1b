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

/** What a caller is told of the server's answers that mean different things under one code. */
class ServerErrorsTest {

  private static final ServerRequest ASKED = new Cancellation("OnX:1");

  @Test
  void aMissingNamespaceIsNamedAndNothingWasAccepted() {
    StatusRuntimeException missing =
        StatusProto.toStatusRuntimeException(
            com.google.rpc.Status.newBuilder()
                .setCode(Code.NOT_FOUND_VALUE)
                .addDetails(Any.pack(NamespaceNotFoundFailure.getDefaultInstance()))
                .build());

    InvocationException told = ServerErrors.onCall(ASKED, "nowhere", missing);

    assertThat(told.reason()).isEqualTo(Reason.NAMESPACE_NOT_FOUND);
    assertThat(told.accepted()).isEqualTo(Accepted.NO);
    assertThat(told).hasMessageContaining("no namespace 'nowhere'");
  }

  @Test
  void aRunThatIsGoneIsNotTakenForAMissingNamespace() {
    StatusRuntimeException gone =
        Status.NOT_FOUND.withDescription("workflow not found").asRuntimeException();

    InvocationException told = ServerErrors.onCall(ASKED, "default", gone);

    assertThat(told.reason()).isEqualTo(Reason.SERVER_ERROR);
    assertThat(told.accepted()).isEqualTo(Accepted.UNKNOWN);
    assertThat(told).hasMessageContaining("NOT_FOUND: workflow not found");
  }
}
