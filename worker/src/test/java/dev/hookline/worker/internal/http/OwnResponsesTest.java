package dev.hookline.worker.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.Payload;
import dev.hookline.WebhookClient;
import dev.hookline.WebhookException;
import dev.hookline.config.EventType;
import dev.hookline.worker.internal.http.OwnResponsesServer.Step;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.secrets.Secrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * Whatever an endpoint sends on its connections, each event gets the response to its own request or
 * a failure. Generated cases leave out what no client can detect: the first unsolicited response of
 * an endpoint, if it arrives while the next request on the same connection is in flight.
 */
class OwnResponsesTest {

  private static final int EVENTS = 8;

  private static HandshakeCertificates certificates;

  @BeforeContainer
  static void makeCertificates() {
    HeldCertificate held =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(held)
            .addTrustedCertificate(held.certificate())
            .build();
  }

  @AfterContainer
  static void forgetCertificates() {
    certificates = null;
  }

  /** Everything that the endpoint sends has arrived before the next event. */
  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void oneAfterTheOther(@ForAll("connections") List<List<Step>> connections, @ForAll boolean hasTls)
      throws Exception {
    try (Trial trial = new Trial(connections, hasTls)) {
      for (int event = 0; event < EVENTS; event++) {
        trial.call(event);
        trial.server.awaitQuiet();
        trial.passTime();
      }
    }
  }

  /** Otherwise a client that fails every attempt would pass. */
  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void aWellBehavedEndpointFailsNoAttempt(
      @ForAll("goodConnections") List<List<Step>> connections, @ForAll boolean hasTls)
      throws Exception {
    try (Trial trial = new Trial(connections, hasTls)) {
      for (int event = 0; event < EVENTS; event++) {
        trial.call(event);
        trial.passTime();
      }
      assertThat(trial.failures).isZero();
      assertThat(trial.server.connections()).isEqualTo(1);
    }
  }

  /** The endpoint sends second responses from the start, at any time after the first ones. */
  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void whileSecondResponsesComeLate(
      @ForAll("lateConnections") List<List<Step>> connections,
      @ForAll boolean hasTls,
      @ForAll @Size(EVENTS) List<Boolean> pauses)
      throws Exception {
    try (Trial trial = new Trial(connections, hasTls)) {
      for (int event = 0; event < EVENTS; event++) {
        trial.call(event);
        if (pauses.get(event)) {
          trial.server.awaitQuiet();
          trial.passTime();
        }
      }
    }
  }

  @Provide
  Arbitrary<List<List<Step>>> connections() {
    Arbitrary<Step> step =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(Step.GOOD, Step.CHUNKED)),
            Tuple.of(2, Arbitraries.of(Step.class)));
    return step.list().ofMinSize(1).ofMaxSize(5).list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<List<Step>>> goodConnections() {
    return Arbitraries.of(Step.GOOD, Step.CHUNKED, Step.INTERIM)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .list()
        .ofSize(1);
  }

  @Provide
  Arbitrary<List<List<Step>>> lateConnections() {
    return Arbitraries.of(Step.TWICE_LATE, Step.TWICE_LATER)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  /** An endpoint, and a client that has not called it before. */
  private static final class Trial implements AutoCloseable {

    private final AtomicLong now = new AtomicLong(1);
    private final List<String> wrong = new ArrayList<>();
    private int failures;
    private final OwnResponsesServer server;
    private final HttpStack http;
    private final WebhookClient client;

    private Trial(List<List<Step>> connections, boolean hasTls) throws IOException {
      server = new OwnResponsesServer(connections, hasTls ? certificates.sslContext() : null);
      OkHttpClient.Builder builder =
          new OkHttpClient.Builder()
              .protocols(List.of(Protocol.HTTP_1_1))
              .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager());
      http = new HttpStack(AddressPolicy.standard(), builder, now::get);
      client =
          new HttpWebhookClients(
                  new OkHttpEndpointCall(
                      http, new Secrets(name -> null, Set.of(), null), "hookline/test"))
              .create(EventType.of("E"), TestClient.webhook(server.url()).build());
    }

    private void call(int event) {
      try {
        String response = client.invoke(Payload.of(Integer.toString(event))).text();
        if (!response.equals("\"" + event + "\"")) {
          wrong.add("event " + event + " got " + response);
        }
      } catch (WebhookException e) {
        failures++;
        assertThat(e.code()).isIn("connection_reset", "invalid_response");
      }
    }

    /** The endpoint's trial period is over. */
    private void passTime() {
      now.addAndGet(TimeUnit.SECONDS.toNanos(20));
    }

    @Override
    public void close() throws IOException {
      http.close();
      server.close();
      assertThat(wrong).isEmpty();
    }
  }
}
