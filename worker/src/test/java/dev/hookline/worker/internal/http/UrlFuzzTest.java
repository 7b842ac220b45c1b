package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hookline.config.Config;
import dev.hookline.config.ConfigProblem;
import dev.hookline.config.ConfigRules;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.internal.SafeUrl;
import dev.hookline.contract.WebhookCall;
import dev.hookline.worker.internal.call.AttemptRequest;
import dev.hookline.worker.internal.secrets.SecretMissingException;
import dev.hookline.worker.internal.secrets.Secrets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import okhttp3.Request;
import org.junit.jupiter.api.Timeout;

/** A URL that the rules accept makes a request, or the attempt fails with a reason. */
class UrlFuzzTest {

  private static final EventType EVENT = EventType.of("E");

  /** The placeholder that the rules use for a secret. */
  private static final Secrets SECRETS = new Secrets(name -> "1", Set.of(), null);

  @FuzzTest
  @Timeout(60)
  @DictionaryEntries({
    "http://",
    "https://",
    "xn--",
    "xn--nxa",
    "${env:HOOKLINE_SECRET_A}",
    "${file:/a}",
    "[::1]",
    "[::ffff:1.2.3.4]",
    "%2e",
    "%00",
    "ü",
    "ß",
    "\u3002",
    "\u0301",
    ":65535",
    "1.2.3.4",
    "0x7f"
  })
  void fuzz(byte[] text) {
    String url = new String(text, UTF_8);
    WebhookConfig webhook = WebhookConfig.builder("w", url).finalResponse(true).build();
    List<ConfigProblem> problems =
        ConfigRules.check(Config.empty().with(EVENT, webhook), List.of(EVENT));
    problems.forEach(problem -> assertThat(problem.message()).isNotBlank());
    assertThat(SafeUrl.of(url)).hasSizeLessThanOrEqualTo(url.length());
    if (problems.isEmpty() && !url.startsWith("${")) {
      assertMakesARequest(webhook);
    }
  }

  private static void assertMakesARequest(WebhookConfig webhook) {
    try {
      Request request =
          new Requests(SECRETS, Clock.systemUTC(), "hookline/test")
              .of(new AttemptRequest("E", WebhookCall.of(webhook), "msg_", 1, null, new byte[0]));
      assertThat(request.url().host()).isNotEmpty();
      assertThat(request.url().username()).isEmpty();
    } catch (SecretMissingException e) {
      assertThat(e).message().isNotBlank();
    } catch (Requests.UnusableRequestException e) {
      // which names in other scripts are valid differs between versions of IDNA
      assertThat(webhook.url()).matches("(?is).*(xn--|[^\\x00-\\x7f]).*");
    }
  }
}
