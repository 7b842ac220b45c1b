package dev.hookline.worker.internal.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of Go's {@code golang.org/x/net/http/httpproxy}. */
class NoProxyTest {

  private static final String LIST =
      "foobar.com, .barbaz.net, 192.168.1.1, 192.168.1.2:81, 192.168.1.3:80, 10.0.0.0/30, 2001:db8::52:0:1, [2001:db8::52:0:2]:443, [2001:db8::52:0:3]:80, 2002:db8:a::45/64, *.star.io, port.io:8080, nonsense/99";

  @ParameterizedTest
  @CsvSource({
    "localhost, 80, true",
    "127.0.0.1, 80, true",
    "127.0.0.2, 80, true",
    "::1, 80, true",
    "2001:db8::52:0:1, 80, true",
    "2001:db8::52:0:2, 443, true",
    "2001:db8::52:0:2, 80, false",
    "2001:db8::52:0:3, 80, true",
    "2002:db8:a::123, 80, true",
    "fe80::424b:c8be:1643:a1b6, 80, false",
    "10.0.0.3, 80, true",
    "10.0.0.4, 80, false",
    "192.168.1.1, 80, true",
    "192.168.1.2, 80, false",
    "192.168.1.2, 81, true",
    "192.168.1.3, 80, true",
    "www.barbaz.net, 80, true",
    "barbaz.net, 80, false",
    "foobar.com, 80, true",
    "www.foobar.com, 80, true",
    "FOOBAR.com, 80, true",
    "foofoobar.com, 80, false",
    "baz.com, 80, false",
    "a.star.io, 80, true",
    "star.io, 80, false",
    "port.io, 8080, true",
    "port.io, 80, false",
    "sub.port.io, 8080, true"
  })
  void saysWhatIsCalledDirectly(String host, int port, boolean isDirect) {
    assertThat(NoProxy.of(LIST).has(host, port)).isEqualTo(isDirect);
  }

  @ParameterizedTest
  @CsvSource({"a.com", "10.0.0.1"})
  void aStarMeansEverything(String host) {
    assertThat(NoProxy.of("x.com, *").has(host, 80)).isTrue();
    assertThat(NoProxy.of("").has(host, 80)).isFalse();
  }
}
