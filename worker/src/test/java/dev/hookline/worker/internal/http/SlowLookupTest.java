package dev.hookline.worker.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.ProxyConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.EndpointCall;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.http.connection.NetworkPolicy;
import dev.hookline.worker.internal.http.connection.Proxies;
import dev.hookline.worker.internal.http.connection.TargetPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A resolver that does not respond: the names that begin with {@code slow} wait for it. */
@Timeout(60)
class SlowLookupTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final MockWebServer server = new MockWebServer();
  private final CountDownLatch resolved = new CountDownLatch(1);
  private final Semaphore lookups = new Semaphore(0);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpStack http;

  @BeforeEach
  void start() throws Exception {
    server.start();
    http =
        new HttpStack(
            new NetworkPolicy(TargetPolicy.any(), AddressPolicy.standard()),
            Proxies.none().allowing(List.of("slow-proxy.test:" + server.getPort())),
            new OkHttpClient.Builder().dns(this::lookup));
  }

  private List<InetAddress> lookup(String name) throws UnknownHostException {
    if (name.endsWith(".invalid")) {
      throw new UnknownHostException(name);
    }
    if (name.startsWith("slow")) {
      lookups.release();
      try {
        resolved.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return List.of(InetAddress.getByName("127.0.0.1"));
  }

  @AfterEach
  void stop() {
    resolved.countDown();
    threads.shutdownNow();
    http.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "slow.test, ",
    "slow.test, http://slow-proxy.test",
    "slow.test, socks5://slow-proxy.test",
    "fast.invalid, http://slow-proxy.test",
    "fast.invalid, socks5://slow-proxy.test"
  })
  void endsWithTheTimeOfTheAttempt(String host, String proxy) {
    long start = System.nanoTime();

    assertThat(attempts().text(webhook(host, proxy).timeout(1)))
        .isEqualTo(
            "connect_timeout: webhook 'labels' could not be connected to within 1 s at "
                + url(host));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }

  @ParameterizedTest
  @CsvSource({"slow.test, ", "fast.invalid, socks5://slow-proxy.test"})
  void endsWhereTheAttemptIsCancelled(String host, String proxy) throws Exception {
    EndpointCall.Prepared attempt = attempts().prepared(webhook(host, proxy).timeout(30));
    Future<AttemptOutcome> cancelled = threads.submit(attempt::send);
    lookups.acquire();

    attempt.cancel();

    assertThat(Outcomes.text(cancelled.get(SOON.toSeconds(), TimeUnit.SECONDS)))
        .startsWith("cancelled: webhook 'labels' was cancelled during the call");
  }

  @Test
  void isUsedByAllAttemptsThatWaitForTheSameName() throws Exception {
    Future<String> first = threads.submit(() -> attempts().text(webhook("slow.test", null)));
    Future<String> second = threads.submit(() -> attempts().text(webhook("slow.test", null)));
    lookups.acquire();
    server.enqueue(new MockResponse.Builder().body("{}").build());
    server.enqueue(new MockResponse.Builder().body("{}").build());

    resolved.countDown();

    assertThat(first.get(60, TimeUnit.SECONDS)).isEqualTo("ok");
    assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo("ok");
  }

  private Outcomes attempts() {
    return new Outcomes(http, Map.of(), null);
  }

  private WebhookConfigBuilder webhook(String host, String proxy) {
    WebhookConfigBuilder webhook = Outcomes.webhook(url(host));
    return proxy == null ? webhook : webhook.proxy(ProxyConfig.of(proxy + ":" + server.getPort()));
  }

  private String url(String host) {
    return "http://%s:%d/x".formatted(host, server.getPort());
  }
}
