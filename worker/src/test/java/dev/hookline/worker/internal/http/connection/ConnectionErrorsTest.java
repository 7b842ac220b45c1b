package dev.hookline.worker.internal.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import okhttp3.internal.http2.ConnectionShutdownException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OkHttp reports some ends of a connection only by a message. */
class ConnectionErrorsTest {

  /** HTTP/2 has a thread that reads; if it finds the end first, the writer sees these. */
  @ParameterizedTest
  @ValueSource(strings = {"closed", "stream closed", "stream finished"})
  void aWriterThatFindsItsHttp2ConnectionEndedWasNotSentInvalidHttp(String message) {
    IOException error = new IOException(message);

    assertThat(ConnectionErrors.isEndOfHttp2(error)).isTrue();
    assertThat(ConnectionErrors.isBroken(error)).isTrue();
    assertThat(ConnectionErrors.text(error))
        .isEqualTo("closed the connection before its response was complete");
  }

  @Test
  void aShutDownHttp2ConnectionHasEndedToo() {
    assertThat(ConnectionErrors.isEndOfHttp2(new ConnectionShutdownException())).isTrue();
  }

  @Test
  void aBrokenFrameIsInvalidHttp() {
    IOException error = new IOException("FRAME_SIZE_ERROR: 20000");

    assertThat(ConnectionErrors.isEndOfHttp2(error)).isFalse();
    assertThat(ConnectionErrors.text(error)).isEqualTo("responded with invalid HTTP");
  }
}
