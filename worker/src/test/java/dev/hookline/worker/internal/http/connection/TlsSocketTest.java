package dev.hookline.worker.internal.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.worker.internal.http.ScriptedServer;
import dev.hookline.worker.tier.OwnThread;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

class TlsSocketTest {

  private static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
  private static final HandshakeCertificates TRUST =
      new HandshakeCertificates.Builder()
          .heldCertificate(CERTIFICATE)
          .addTrustedCertificate(CERTIFICATE.certificate())
          .build();

  private final KeptConnections connections =
      new KeptConnections(() -> 1, kept -> new OkHttpClient());

  private final AtomicLong written = new AtomicLong();

  @Test
  void closingDoesNotWaitForAnEndpointThatHasStoppedReading() throws Exception {
    Semaphore end = new Semaphore(0);
    try (ScriptedServer server =
            new ScriptedServer(
                TRUST.sslContext().getServerSocketFactory().createServerSocket(),
                peer -> {
                  peer.read(1);
                  end.acquire();
                });
        Socket tcp =
            new PolicySocketFactory(Dialer.direct(AddressPolicy.standard()), connections)
                .createSocket()) {
      tcp.connect(new InetSocketAddress("127.0.0.1", server.port()));
      Socket tls =
          new TlsSocketFactory(TRUST.trustManager(), null, connections)
              .createSocket(tcp, "localhost", server.port(), true);
      OutputStream out = tls.getOutputStream();
      out.write(1);
      CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> fill(out), OwnThread.EACH);

      awaitStandstill();
      CompletableFuture<Void> closing =
          CompletableFuture.runAsync(() -> close(tls), OwnThread.EACH);

      closing.get(60, TimeUnit.SECONDS);
      writing.get(60, TimeUnit.SECONDS);
      assertThat(tls.isClosed()).isTrue();
    } finally {
      end.release();
    }
  }

  /** Writes until the connection is closed; nobody reads. */
  private void fill(OutputStream out) {
    try {
      for (byte[] bytes = new byte[1 << 16]; ; ) {
        out.write(bytes);
        written.addAndGet(bytes.length);
      }
    } catch (IOException e) {
      // closed
    }
  }

  /** Returns when all buffers are full. */
  private void awaitStandstill() throws InterruptedException {
    long before;
    do {
      before = written.get();
      TimeUnit.MILLISECONDS.sleep(200);
    } while (before == 0 || written.get() != before);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
