package dev.hookline.cli.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.HooklineProcess;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.worker.tier.TemporalTier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients without the token cannot hold the codec server's threads. */
@Timeout(60)
class StalledConnectionsTest {

  private static final Pattern STARTED = Pattern.compile("codec server on http://.*:(\\d+), .*");

  private final List<Socket> stalled = new ArrayList<>();
  private Process server;

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : stalled) {
      socket.close();
    }
    server.destroy();
  }

  @Test
  void endAfterSomeSeconds() throws IOException {
    int port = start();
    for (int i = 0; i < 8; i++) {
      stalled.add(sent(port, "POST /decode HTTP/1.1\r\nHost: x\r\nAuthor"));
    }

    for (Socket socket : stalled) {
      assertThat(isClosed(socket)).isTrue();
    }

    try (Socket waiting = sent(port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")) {
      assertThat(line(waiting)).isEqualTo("HTTP/1.1 401 Unauthorized");
    }
  }

  private static Socket sent(int port, String text) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(30_000);
    socket.getOutputStream().write(text.getBytes(UTF_8));
    return socket;
  }

  private static boolean isClosed(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException e) {
      return true; // reset, since the server has not read all of it
    }
  }

  private static String line(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
  }

  /** Only a new process has not read its settings of the JDK's server yet. */
  private int start() throws IOException {
    server =
        HooklineProcess.of(
                Map.of(
                    Encryption.VARIABLE,
                    TemporalTier.encryptionKeys("k1"),
                    "HOOKLINE_CODEC_TOKEN",
                    "a-token-of-some-length"),
                "codec-server",
                "--port",
                "0")
            .redirectErrorStream(true)
            .start();
    BufferedReader output = server.inputReader(UTF_8);
    Matcher started = STARTED.matcher(output.readLine());
    assertThat(started.matches()).isTrue();
    return Integer.parseInt(started.group(1));
  }
}
