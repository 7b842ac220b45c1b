package dev.hookline.cli.dev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's program comes from a release that a fake on loopback publishes. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class TemporalBinaryTest {

  private final Map<String, byte[]> published = new ConcurrentHashMap<>();
  private final StringWriter messages = new StringWriter();
  private HttpServer releases;

  @TempDir private Path folder;

  @BeforeEach
  void publish() throws Exception {
    releases = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    releases.createContext(
        "/",
        exchange -> {
          byte[] body = published.get(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
          if (body != null) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    releases.start();
    Path program = Files.writeString(folder.resolve("temporal"), "#!/bin/sh\necho here\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    new ProcessBuilder("tar", "-czf", "a.tar.gz", "temporal")
        .directory(folder.toFile())
        .start()
        .waitFor();
    byte[] archive = Files.readAllBytes(folder.resolve("a.tar.gz"));
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
    StringBuilder sums = new StringBuilder();
    for (String platform :
        new String[] {"linux_amd64", "linux_arm64", "darwin_amd64", "darwin_arm64"}) {
      String name = "temporal_cli_%s_%s.tar.gz".formatted(TemporalBinary.VERSION, platform);
      published.put("/v%s/%s".formatted(TemporalBinary.VERSION, name), archive);
      sums.append(sum).append("  ").append(name).append('\n');
    }
    published.put(sumsPath(), sums.toString().getBytes(UTF_8));
  }

  @AfterEach
  void stop() {
    releases.stop(0);
  }

  @Test
  void isDownloadedVerifiedAndKept() throws Exception {
    Path first = binary("").find();
    published.clear();
    Path second = binary("").find();

    assertThat(first).isEqualTo(second).isExecutable().hasContent("#!/bin/sh\necho here\n");
    assertThat(first.getParent()).isDirectoryNotContaining("glob:**.fetch*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/mirror", "/mirror/"})
  void comesFromAFolderWithOrWithoutASlash(String mirror) throws Exception {
    Map.copyOf(published)
        .forEach((path, body) -> published.put(mirror.replaceAll("/$", "") + path, body));

    assertThat(binary("", mirror).find()).isExecutable();
  }

  @Test
  void isRefusedIfTheChecksumDiffers() {
    published.put(
        sumsPath(),
        new String(published.get(sumsPath()), UTF_8)
            .replaceAll("[0-9a-f]{64}", "0".repeat(64))
            .getBytes(UTF_8));

    assertThatThrownBy(() -> binary("").find())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("no Temporal server found; put temporal on the PATH");
    assertThat(messages.toString()).contains("does not match the published checksum");
  }

  @Test
  void reportsWhyItCannotBeDownloaded() throws Exception {
    releases.stop(0);

    assertThatThrownBy(() -> binary("").find()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> binary(URI.create("http://nowhere.invalid/")).find())
        .isInstanceOf(IOException.class);

    String version = "v" + TemporalBinary.VERSION;
    assertThat(messages.toString())
        .contains(
            "the release cannot be downloaded: http://127.0.0.1:%d/%s/checksums.txt: 127.0.0.1:%1$d refused the connection; set HOOKLINE_TEMPORAL_RELEASES to use a mirror\n"
                .formatted(releases.getAddress().getPort(), version))
        .contains(
            "http://nowhere.invalid/%s/checksums.txt: host nowhere.invalid is unknown; "
                .formatted(version))
        .doesNotContain("null");
  }

  @Test
  void showsTheProgressOfTheDownload() {
    CountDownLatch said = new CountDownLatch(1);
    releases.createContext(
        "/slow/",
        exchange -> {
          exchange.sendResponseHeaders(200, 2_400_000);
          exchange.getResponseBody().write(new byte[1_500_000]);
          try {
            assertThat(said.await(60, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          exchange.getResponseBody().write(new byte[900_000]);
          exchange.close();
        });
    PrintWriter printer =
        new PrintWriter(messages) {
          @Override
          public void println(String line) {
            super.println(line);
            if (line.equals("hookline: downloading temporal: 1 of 2 MB")) {
              said.countDown();
            }
          }
        };
    TemporalBinary slow =
        new TemporalBinary(
            name -> "",
            folder.resolve("cache"),
            new ReleaseArchive(source("/slow/")),
            printer,
            Duration.ofMillis(20));

    assertThatThrownBy(slow::find).isInstanceOf(IOException.class);

    assertThat(said.getCount()).isZero();
    assertThat(messages.toString()).contains("no checksum is published for temporal_cli_");
  }

  @Test
  void reportsThatTheReleaseIsNotPublished() {
    published.clear();

    assertThatThrownBy(() -> binary("").find()).isInstanceOf(IOException.class);

    assertThat(messages.toString()).contains("/checksums.txt: the server responded with 404; ");
  }

  @Test
  void showsTheProgressOfTheBuild() throws Exception {
    published.clear();
    Path tools = Files.createDirectory(folder.resolve("tools"));
    Path go =
        Files.writeString(
            tools.resolve("go"),
            """
            #!/bin/sh
            echo "go: downloading go.temporal.io/server v1.29.1" >&2
            echo "internal/abi" >&2
            while [ ! -e "$GOBIN/go-on" ]; do /bin/sleep 0.05; done
            echo "#!/bin/sh" > "$GOBIN/temporal"
            /bin/chmod +x "$GOBIN/temporal"
            """);
    assertThat(go.toFile().setExecutable(true)).isTrue();
    Path bin = folder.resolve("cache/cli-v" + TemporalBinary.VERSION);
    StringWriter lines = new StringWriter();
    PrintWriter printer =
        new PrintWriter(lines) {
          @Override
          public void println(String line) {
            super.println(line);
            if (line.contains("2 modules and packages done")) {
              try {
                Files.writeString(bin.resolve("go-on"), "");
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            }
          }
        };

    Path built =
        new TemporalBinary(
                name -> name.equals("PATH") ? tools.toString() : null,
                folder.resolve("cache"),
                new ReleaseArchive(source("/")),
                printer,
                Duration.ofMillis(20))
            .find();

    assertThat(built).isExecutable();
    assertThat(lines.toString())
        .contains(
            "building temporal %s with Go, once (takes a few minutes)"
                .formatted(TemporalBinary.VERSION))
        .contains("hookline: building temporal: 2 modules and packages done\n");
  }

  @Test
  void isTakenFromThePathFirst() throws Exception {
    assertThat(binary(folder.toString()).find()).isEqualTo(folder.resolve("temporal"));
  }

  @Test
  void startsWithTheSettingsOfTheOtherTiers() throws IOException {
    assertThat(ServerSettings.asOptions())
        .containsSubsequence("--dynamic-config-value", "history.transferProcessorMaxPollRPS=2000");
  }

  private static String sumsPath() {
    return "/v" + TemporalBinary.VERSION + "/checksums.txt";
  }

  private TemporalBinary binary(String path) {
    return binary(path, "/");
  }

  private URI source(String mirror) {
    return URI.create("http://127.0.0.1:" + releases.getAddress().getPort() + mirror);
  }

  private TemporalBinary binary(URI source) {
    return binary("", source);
  }

  private TemporalBinary binary(String path, String mirror) {
    return binary(path, source(mirror));
  }

  private TemporalBinary binary(String path, URI source) {
    return new TemporalBinary(
        name -> name.equals("PATH") ? path : null,
        folder.resolve("cache"),
        new ReleaseArchive(source),
        new PrintWriter(messages));
  }
}
