package dev.hookline.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.hookline.config.ConfigCheck;
import dev.hookline.internal.signing.NewKey;
import dev.hookline.internal.signing.SigningKey;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The receiver samples of {@code docs/signing.md} work as printed. */
class ReceiverSamplesTest {

  /** Stubs of the Spring types that the sample uses. */
  private static final Map<String, String> SPRING =
      Map.of(
          "http.HttpHeaders",
          "public class HttpHeaders { public String getFirst(String name) { return null; } }",
          "http.HttpStatus",
          "public enum HttpStatus { UNAUTHORIZED }",
          "http.ResponseEntity",
          "public class ResponseEntity<T> { public interface Builder { <T> ResponseEntity<T> build(); }"
              + " public static Builder ok() { return null; }"
              + " public static Builder status(HttpStatus status) { return null; } }",
          "web.bind.annotation.PostMapping",
          "public @interface PostMapping { String[] value(); }",
          "web.bind.annotation.RequestBody",
          "public @interface RequestBody { boolean required() default true; }",
          "web.bind.annotation.RequestHeader",
          "public @interface RequestHeader {}",
          "web.bind.annotation.RestController",
          "public @interface RestController {}");

  @TempDir private Path classes;

  @Test
  void theServletCompiles() throws IOException {
    compile(List.of(sample("ServletReceiver")));
  }

  @Test
  void theSpringControllerCompiles() throws IOException {
    List<JavaFileObject> sources = new ArrayList<>();
    SPRING.forEach(
        (name, text) -> {
          String type = "org.springframework." + name;
          sources.add(new Source(type, "package %s;%n%s".formatted(packageOf(type), text)));
        });
    sources.add(sample("SpringReceiver"));

    compile(sources);
  }

  @Test
  void thePlainReceiverAcceptsOnlySignedRequests() throws Exception {
    compile(List.of(sample("PlainReceiver")));
    NewKey pair = NewKey.ed25519(new SecureRandom());

    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      HttpServer server =
          started(loader.loadClass("PlainReceiver"), String.valueOf(pair.publicKey()));
      try {
        assertThat(status(server, pair.secretKey(), "{}")).isEqualTo(200);
        assertThat(status(server, pair.secretKey(), "{ }")).isEqualTo(401);
        assertThat(status(server, NewKey.ed25519(new SecureRandom()).secretKey(), "{}"))
            .isEqualTo(401);
      } finally {
        server.stop(0);
      }
    }
  }

  @Test
  void theConfigurationsOnThePageAreValid() throws IOException {
    Matcher block =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(docs().resolve("signing.md")));

    List<String> found = new ArrayList<>();
    while (block.find()) {
      found.add(block.group(1));
      String whole =
          block.group(1).contains("config:")
              ? block.group(1)
              : block.group(1) + "config: {E: [{name: a, url: 'http://a/', finalResponse: true}]}";
      assertThat(ConfigCheck.of(whole.getBytes(UTF_8)).problems()).as(whole).isEmpty();
    }
    assertThat(found).hasSize(4);
  }

  private static HttpServer started(Class<?> receiver, String key) throws Exception {
    Constructor<?> constructor = receiver.getDeclaredConstructor(WebhookVerifier.class);
    constructor.setAccessible(true);
    Method start = receiver.getDeclaredMethod("start", int.class);
    start.setAccessible(true);
    return (HttpServer) start.invoke(constructor.newInstance(WebhookVerifier.of(key)), 0);
  }

  /** Returns the response status for a request with that body, signed for the body {@code {}}. */
  private static int status(HttpServer server, String key, String body) throws Exception {
    long now = Instant.now().getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks"))
            .header("webhook-id", "msg_1")
            .header("webhook-timestamp", Long.toString(now))
            .header(
                "webhook-signature", SigningKey.of(key).sign("msg_1", now, "{}".getBytes(UTF_8)))
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private void compile(List<JavaFileObject> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none",
            "-Xlint:all",
            "-d",
            classes.toString(),
            "-classpath",
            System.getProperty("java.class.path"));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      assertThat(compiler.getTask(messages, files, null, options, null, sources).call())
          .as("%s", messages)
          .isTrue();
    }
  }

  private static Source sample(String name) throws IOException {
    return new Source(
        name, Files.readString(docs().resolve("samples/receivers").resolve(name + ".java")));
  }

  private static Path docs() {
    return Path.of("..", "docs").toAbsolutePath().normalize();
  }

  private static String packageOf(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(
          URI.create("string:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
