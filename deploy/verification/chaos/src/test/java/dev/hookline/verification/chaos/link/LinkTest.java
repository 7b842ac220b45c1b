package dev.hookline.verification.chaos.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LinkTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final ServerSocket endpoint = listen();
  private Link link;
  private Socket worker;
  private Socket served;

  @BeforeEach
  void connect() throws IOException {
    link =
        Link.open(
            new InetSocketAddress(LOOPBACK, 0),
            new InetSocketAddress(LOOPBACK, endpoint.getLocalPort()),
            LOOPBACK);
    String[] address = link.address().split(":", -1);
    worker = new Socket(address[0], Integer.parseInt(address[1]));
    served = endpoint.accept();
  }

  @AfterEach
  void close() throws IOException {
    worker.close();
    served.close();
    link.close();
    endpoint.close();
  }

  @Test
  void forwardsTheEndOfOneSideAfterAllOfItsData() throws IOException {
    served.getOutputStream().write("response".getBytes(US_ASCII));
    served.shutdownOutput();

    assertThat(worker.getInputStream().readAllBytes()).asString(US_ASCII).isEqualTo("response");

    worker.getOutputStream().write("request".getBytes(US_ASCII));
    worker.shutdownOutput();

    assertThat(served.getInputStream().readAllBytes()).asString(US_ASCII).isEqualTo("request");
  }

  @Test
  void resetsBothSidesWhenCut() {
    link.cut();

    assertThatThrownBy(() -> worker.getInputStream().read()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> served.getInputStream().read()).isInstanceOf(IOException.class);
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 1, LOOPBACK);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
